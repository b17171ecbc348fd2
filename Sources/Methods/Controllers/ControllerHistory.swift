/// What updates of a controller showed, the latest of them.
public struct ControllerHistory: Codable, Sendable {
  /// The entropy of each decision after each update, in nats.
  public private(set) var entropies: [[Double]] = []
  /// The baseline after each update.
  public private(set) var baselines: [Double] = []

  static let most = 2000

  /// No updates yet.
  public init() {}

  /// Takes an update in: the probabilities of its last sequence's decisions, and the baseline.
  public mutating func add(_ plan: DecisionPlan, _ probabilities: [[Double]], _ baseline: Double?) {
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
