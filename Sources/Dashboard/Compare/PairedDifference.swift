import Learning
import Running
import Screen

/// How much better one arm of a comparison is than another, pair by pair.
public struct PairedDifference: Hashable, Sendable {
  /// What the pairs are.
  public enum Basis: String, Sendable {
    /// The last values of the main series, at the last step both runs of a seed have done.
    case seeds
    /// The gain samples that two runs of one seed took at the same steps.
    case gains
  }

  /// What the pairs are.
  public var basis: Basis
  /// The mean difference.
  public var mean: Double
  /// The 95 % bootstrap interval of the mean; `nil` where a single pair allows none.
  public var interval: ClosedRange<Double>?
  /// How many pairs there are.
  public var count: Int

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
  public var isClear: Bool { interval.map { !$0.contains(0) } ?? false }
}

extension PairedDifference {
  /// The difference of two arms; `nil` where they have no pair.
  ///
  /// Two seeds or more in common are the better ground, since seeds are what a claim about
  /// algorithms generalises over. With one, the gain samples of the two runs are paired: they were
  /// taken on the same held-out tasks where system, world and step are the same.
  init?(of arm: Comparison.Arm, from base: Comparison.Arm) {
    let pairs = arm.pairs(with: base)
    let ends = pairs.compactMap { own, other -> Double? in
      guard arm.sharesMainSeries(with: base) else { return nil }
      return own.lastDifference(from: other)
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
  }
}

extension PairedDifference {
  /// Why two arms have no pair, as what would be right.
  static func obstacle(of arm: Comparison.Arm, from base: Comparison.Arm) -> String {
    let worlds = Set(base.members.map(\.world))
    if !arm.members.contains(where: { worlds.contains($0.world) }) { return "wants one world" }
    if arm.pairs(with: base).isEmpty { return "wants a seed in common" }
    if !arm.sharesMainSeries(with: base) { return "measured otherwise" }
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

  /// Whether what matters most has the same name in both.
  func sharesMainSeries(with other: Comparison.Arm) -> Bool {
    guard let own = main, let theirs = other.main else { return false }
    return own.label == theirs.label && own.unit == theirs.unit
  }
}

extension Comparison.Member {
  /// The value of the main series less another's, at the last step both have done.
  fileprivate func lastDifference(from other: Comparison.Member) -> Double? {
    guard let own = mainCurve, let theirs = other.mainCurve, let end = own.steps.last,
      let otherEnd = theirs.steps.last
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
