import Methods

/// What updates of a controller showed, the latest of them.
struct ControllerHistory: Codable, Sendable {
  /// The entropy of each decision after each update, in nats.
  private(set) var entropies: [[Double]] = []
  /// The baseline after each update.
  private(set) var baselines: [Double] = []

  private static let most = 2000

  /// Takes an update in: the probabilities of its last sequence's decisions, and the baseline.
  mutating func add(_ plan: DecisionPlan, _ probabilities: [[Double]], _ baseline: Double?) {
    entropies.append(
      zip(plan.decisions, probabilities).map { decision, probabilities in
        switch decision {
        case .choice: entropy(ofChoice: probabilities)
        case .anchors: entropy(ofConnections: probabilities)
        }
      })
    baselines.append(baseline ?? 0)
    if entropies.count > Self.most {
      entropies.removeFirst(entropies.count - Self.most)
      baselines.removeFirst(baselines.count - Self.most)
    }
  }
}
