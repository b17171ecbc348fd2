import Learning
import Running
import Screen

/// How much better one arm of a comparison is than another, pair by pair.
package struct PairedDifference: Hashable, Sendable {
  /// What the pairs are.
  package enum Basis: String, Sendable {
    /// The last values of a series, at the last step both runs of a seed have done.
    case seeds
    /// The gain samples that two runs of one seed took at the same steps.
    case gains
  }

  /// What the pairs are.
  package var basis: Basis
  /// The mean difference.
  package var mean: Double
  /// The 95 % bootstrap interval of the mean; `nil` where a single pair allows none.
  package var interval: ClosedRange<Double>?
  /// How many pairs there are.
  package var count: Int
  /// The series whose values were paired; `nil` for what is the main one of both.
  package var series: String?

  /// The mean of differences, which are not empty, with its interval.
  init(_ differences: [Double], _ basis: Basis) {
    self.basis = basis
    count = differences.count
    mean = differences.reduce(0, +) / Double(count)
    guard count > 1 else { return }
    let (low, high) = bootstrapInterval(of: differences, resamples: 1000)
    interval = low...high
  }

  /// Whether the interval lies on one side of zero.
  package var isClear: Bool { interval.map { !$0.contains(0) } ?? false }
}

extension PairedDifference {
  /// The difference of two arms; `nil` where they have no pair.
  ///
  /// Two seeds or more in common are the better ground, since seeds are what a claim about
  /// algorithms generalises over. With one, the gain samples of the two runs are paired: they were
  /// taken on the same held-out tasks where system, world and step are the same.
  init?(of arm: Comparison.Arm, from base: Comparison.Arm) {
    let pairs = arm.pairs(with: base)
    let series = arm.sharedSeries(with: base)
    let ends = pairs.compactMap { own, other in
      series.flatMap { own.lastDifference(from: other, in: $0) }
    }
    if ends.count < 2, let (own, other) = pairs.first, arm.system == base.system {
      let gains = own.gainDifferences(from: other)
      if gains.count > 1 {
        self.init(gains, .gains)
        return
      }
    }
    guard !ends.isEmpty else { return nil }
    self.init(ends, .seeds)
    if let series, !series.measures(arm.main) || !series.measures(base.main) {
      self.series = series.label
    }
  }
}

extension PairedDifference {
  /// Why two arms have no pair, as what would be right.
  static func obstacle(of arm: Comparison.Arm, from base: Comparison.Arm) -> String {
    let worlds = Set(base.members.map(\.world))
    if !arm.members.contains(where: { worlds.contains($0.world) }) { return "wants one world" }
    if arm.pairs(with: base).isEmpty { return "wants a seed in common" }
    if arm.sharedSeries(with: base) == nil { return "measured otherwise" }
    return "wants a value of both"
  }
}

extension Comparison.Arm {
  /// The runs of the same seed in the same world in this arm and another.
  func pairs(with other: Comparison.Arm) -> [(Comparison.Member, Comparison.Member)] {
    members.compactMap { own in
      other.members.first { $0.request.seed == own.request.seed && $0.world == own.world }
        .map { (own, $0) }
    }
  }

  /// What both report and can be judged by: what matters most to both, else to one of them, else
  /// any series whose direction is declared.
  func sharedSeries(with other: Comparison.Arm) -> Series? {
    let own = members.first?.judged ?? []
    let theirs = other.members.first?.judged ?? []
    let shared = own.filter { series in theirs.contains { series.measures($0) } }
    return shared.first { $0.measures(main) && $0.measures(other.main) }
      ?? shared.first { $0.measures(main) || $0.measures(other.main) } ?? shared.first
  }
}

extension Series {
  /// Whether another series measures the same, even under another id.
  fileprivate func measures(_ other: Series?) -> Bool {
    label == other?.label && unit == other?.unit
  }
}

extension Comparison.Member {
  /// The main series, then the others it has reported whose direction is declared.
  fileprivate var judged: [Series] {
    [main].compactMap(\.self)
      + tracks.spoken.map(\.series).filter { $0.better != .neither && $0.id != Track.gain.id }
  }

  /// The values of a series as it was reported.
  private func values(of series: Series) -> Curve? {
    if series.measures(main) { return mainCurve }
    return tracks.spoken.first { $0.series.measures(series) }.flatMap {
      history?.curve($0.series.id)
    }
  }

  /// The value of a series less another's, at the last step both have done.
  fileprivate func lastDifference(
    from other: Comparison.Member, in series: Series
  ) -> Double? {
    guard let own = values(of: series), let theirs = other.values(of: series),
      let end = own.steps.last, let otherEnd = theirs.steps.last
    else { return nil }
    let step = Int(min(end, otherEnd))
    guard let mine = own.values.prefix(own.count(upTo: step)).last(where: \.isFinite),
      let its = theirs.values.prefix(theirs.count(upTo: step)).last(where: \.isFinite)
    else { return nil }
    return mine - its
  }

  /// Gain samples less another's at the same steps, as many as δ looks back on.
  fileprivate func gainDifferences(from other: Comparison.Member) -> [Double] {
    guard world == other.world else { return [] }
    var differences: [Double] = []
    var next = 0
    let theirs = other.gains
    for (step, sample) in gains {
      while next < theirs.count, theirs[next].step < step { next += 1 }
      guard next < theirs.count else { break }
      guard theirs[next].step == step else { continue }
      differences.append(sample.gain - theirs[next].sample.gain)
      next += 1
    }
    return Array(differences.filter(\.isFinite).suffix(Delta.window))
  }
}
