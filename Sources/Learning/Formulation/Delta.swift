/// An estimate of the expected gain δ(L_μ), with its spread.
public struct Delta: Codable, Hashable, Sendable {
  /// The gain over independent samples: held-out tasks, each once, or runs.
  public var gain: Estimate
  /// The mean cost of one learning, in example passes or environment steps.
  public var cost: Double

  /// How many samples a live estimate looks back on, where each step takes a single one.
  public static let window = 20

  /// Estimates δ from the samples of one examination.
  ///
  /// Samples that are not finite are left out; there is no estimate without any.
  public init?(_ samples: some Sequence<GainSample>) {
    let kept = samples.filter { $0.gain.isFinite && $0.cost.isFinite }
    guard let gain = Estimate(kept.map(\.gain)) else { return nil }
    self.gain = gain
    cost = kept.map(\.cost).reduce(0, +) / Double(kept.count)
  }

  /// Estimates δ from that of several runs, each counted once; `nil` without any.
  public init?(ofRuns deltas: [Delta]) {
    guard let gain = Estimate(deltas.map(\.mean)) else { return nil }
    self.gain = gain
    cost = deltas.map(\.cost).reduce(0, +) / Double(deltas.count)
  }

  /// The mean gain.
  public var mean: Double { gain.mean }
  /// The lower end of the range or interval.
  public var low: Double { gain.low }
  /// The upper end of the range or interval.
  public var high: Double { gain.high }
  /// How many samples it rests on.
  public var count: Int { gain.count }
}
