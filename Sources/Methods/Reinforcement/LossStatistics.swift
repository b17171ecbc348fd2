/// What learning from a minibatch showed, or the means of several.
package struct LossStatistics: Codable, Hashable, Sendable {
  /// What was made small.
  package var loss = 0.0
  /// The policy's entropy in nats.
  package var entropy = 0.0
  /// How far the policy has moved from the one that played, in nats.
  package var divergence = 0.0
  /// What was lost in auxiliary tasks, where there are any.
  package var auxiliary: Double?

  /// Adds a share of others.
  mutating func add(_ other: LossStatistics, weight: Double) {
    loss += weight * other.loss
    entropy += weight * other.entropy
    divergence += weight * other.divergence
    if let loss = other.auxiliary { auxiliary = (auxiliary ?? 0) + weight * loss }
  }
}

/// What an iteration showed.
package struct IterationStatistics: Sendable {
  /// The means over all its minibatches.
  package let losses: LossStatistics
  /// What its trials earned on average, undiscounted, as they were played.
  package let meanReturn: Double
  /// How many steps they took on average.
  package let meanLength: Double
}
