package import Learning
import Running
import Screen
import Text

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
  /// The mean difference over the pairs.
  package var estimate: Estimate
  /// The series whose values were paired; `nil` for what is the main one of both.
  package var series: String?

  /// The estimate from differences; `nil` without any.
  init?(_ differences: [Double], _ basis: Basis) {
    guard let estimate = Estimate(differences) else { return nil }
    (self.basis, self.estimate) = (basis, estimate)
  }

  /// Whether the arms are shown to differ: by five seeds or more, never by the tasks of one run,
  /// which say nothing of other runs.
  package var isClear: Bool { basis == .seeds && estimate.isClear }
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
    let data = Set(base.members.map(\.data))
    if !arm.members.contains(where: { data.contains($0.data) }) { return "learned from other data" }
    if arm.pairs(with: base).isEmpty { return "wants a seed in common" }
    if arm.sharedSeries(with: base) == nil { return "measured otherwise" }
    return "wants a value of both"
  }
}

extension Comparison.Arm {
  /// The runs of the same seed in the same world, on the same data, in this arm and another.
  func pairs(with other: Comparison.Arm) -> [(Comparison.Member, Comparison.Member)] {
    members.compactMap { own in
      other.members.first {
        $0.request.seed == own.request.seed && $0.world == own.world && $0.data == own.data
      }
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

  /// Gain samples less another's of the same tasks at the same step: each task once, in the last
  /// examination that both have done.
  fileprivate func gainDifferences(from other: Comparison.Member) -> [Double] {
    guard world == other.world, let end = gains.last?.step, let otherEnd = other.gains.last?.step
    else { return [] }
    let step = min(end, otherEnd)
    let (own, theirs) = (examination(at: step), other.examination(at: step))
    guard own.map(\.step) == theirs.map(\.step) else { return [] }
    return zip(own, theirs).map { $0.sample.gain - $1.sample.gain }.filter(\.isFinite)
  }

  /// The gain samples of the newest examination up to a step.
  private func examination(at step: Int) -> ArraySlice<(step: Int, sample: GainSample)> {
    let past = gains[..<gains.prefixCount { $0.step <= step }]
    var examinations = Examinations()
    // No examination is larger, and a history may hold any number of them.
    for (step, sample) in past.suffix(1000) { examinations.append(sample, at: step) }
    return past.suffix(examinations.newest.count)
  }
}
