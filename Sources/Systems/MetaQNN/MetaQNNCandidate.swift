/// A network that MetaQNN wants trained, and why.
public struct MetaQNNCandidate: Codable, Hashable, Sendable, CustomStringConvertible {
  /// Why it is trained.
  public enum Purpose: Codable, Hashable, Sendable {
    /// The agent proposed it in this stage of the schedule.
    case search(stage: Int)
    /// Random search proposed it, for comparison.
    case control
    /// It is among the best and trained for longer.
    case finalist
    /// It was chosen, and is judged on the test part.
    case test
  }

  /// The network.
  public let network: NetworkString
  /// Why it is trained.
  public let purpose: Purpose

  /// The network in the grammar, after the purpose where that is not the search.
  public var description: String {
    switch purpose {
    case .search: network.description
    case .control: "control \(network)"
    case .finalist: "finalist \(network)"
    case .test: "test \(network)"
    }
  }
}
