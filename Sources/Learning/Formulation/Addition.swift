/// What a meta-algorithm has added to the gain of learning: δ(μ_k) − δ(μ_0).
///
/// Where the same tasks were examined with the same random numbers, the difference is taken task by
/// task, so that what differs is due to μ.
public struct Addition: Codable, Hashable, Sendable {
  /// What the addition says.
  public enum Name: String, Codable, Sendable {
    /// Learning with μ as it is now against learning with μ as it was: learning to learn.
    case metaGain = "meta-gain"
    /// A trained agent against a less trained one: that training works, and no more.
    case learningGain = "learning gain"
  }

  /// The difference of the two δ.
  public let mean: Double
  /// The difference over tasks that both examinations have in common; `nil` where they are of
  /// different tasks, so that there is only a difference of means.
  public let paired: Estimate?

  /// The difference of two examinations; `nil` where one has no finite sample.
  public init?(from first: [GainSample], to last: [GainSample]) {
    guard let start = Delta(first), let end = Delta(last) else { return nil }
    let pairs = Self.differences(from: first, to: last)
    paired = Estimate(pairs)
    mean = paired?.mean ?? end.mean - start.mean
  }

  /// The differences task by task; none where a task of the last has no partner.
  private static func differences(from first: [GainSample], to last: [GainSample]) -> [Double] {
    var pairs: [Double] = []
    for sample in last where sample.gain.isFinite {
      guard let task = sample.task,
        let partner = first.first(where: { $0.task == task && $0.gain.isFinite })
      else { return [] }
      pairs.append(sample.gain - partner.gain)
    }
    return pairs
  }
}
