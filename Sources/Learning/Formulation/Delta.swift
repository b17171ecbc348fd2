import Compute

/// An estimate of the expected gain δ(L_μ), with its spread.
public struct Delta: Codable, Hashable, Sendable {
  /// The mean gain of the samples.
  public var mean: Double
  /// The lower end of the 95 % interval.
  public var low: Double
  /// The upper end of the 95 % interval.
  public var high: Double
  /// The mean cost of one learning, in example passes or environment steps.
  public var cost: Double
  /// How many samples it rests on.
  public var count: Int

  /// How many samples a live estimate looks back on.
  public static let window = 20

  /// Estimates δ by the mean, with a percentile bootstrap of `resamples` (Efron 1979).
  ///
  /// The resampling has a fixed seed, so the same samples give the same interval. Samples that
  /// are not finite are left out; there is no estimate without any.
  public init?(_ samples: some Sequence<GainSample>, resamples: Int = 2000) {
    let kept = samples.filter { $0.gain.isFinite && $0.cost.isFinite }
    guard !kept.isEmpty else { return nil }
    let gains = kept.map(\.gain)
    (low, high) = bootstrapInterval(of: gains, resamples: resamples)
    mean = gains.reduce(0, +) / Double(gains.count)
    cost = kept.map(\.cost).reduce(0, +) / Double(kept.count)
    count = kept.count
  }
}

/// The 95 % percentile-bootstrap interval of the mean of `values`, which must not be empty.
///
/// Resampling is seeded by the count alone: equal values give equal intervals.
public func bootstrapInterval(
  of values: [Double], resamples: Int = 2000
) -> (low: Double, high: Double) {
  precondition(!values.isEmpty, "no interval without values")
  var random = Random(seed: 0xb007).stream(values.count)
  var means = (0..<resamples).map { _ in
    var sum = 0.0
    for _ in values.indices { sum += values[random.below(values.count)] }
    return sum / Double(values.count)
  }
  means.sort()
  return (quantile(0.025, ofSorted: means), quantile(0.975, ofSorted: means))
}

/// The quantile of sorted values by linear interpolation (Hyndman & Fan 1996, type 7).
public func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  precondition(
    !values.isEmpty && (0...1).contains(share), "no quantile \(share) of \(values.count)")
  let position = share * Double(values.count - 1)
  let below = Int(position)
  let above = min(below + 1, values.count - 1)
  return values[below] + (position - Double(below)) * (values[above] - values[below])
}
