package import Compute

/// What a controller decides, one decision after the other.
public struct DecisionPlan: Codable, Hashable, Sendable {
  /// A decision.
  public enum Decision: Codable, Hashable, Sendable {
    /// One of some choices; decisions of a kind share their weights.
    case choice(kind: Int)
    /// Which of the earlier anchor points feed this one; the decision is a set of bits, that of the
    /// first anchor point the lowest.
    case anchors(earlier: Int)
  }

  /// How many choices decisions of each kind have.
  public let choices: [Int]
  /// First to last.
  public let decisions: [Decision]

  /// A plan; every choice is of a kind that there is, and anchor points are numbered in order.
  public init(choices: [Int], decisions: [Decision]) {
    precondition(
      Self.isGood(choices, decisions), "no plan: \(decisions) of kinds with \(choices) choices")
    (self.choices, self.decisions) = (choices, decisions)
  }

  /// Whether a sequence of decisions, or the beginning of one, follows this plan.
  public func allows(_ sequence: [Int]) -> Bool {
    sequence.count <= decisions.count
      && zip(sequence, decisions).allSatisfy { value, decision in
        (0..<options(of: decision)).contains(value)
      }
  }

  /// Whether connections are among what is decided.
  var hasAnchors: Bool {
    decisions.contains { if case .anchors = $0 { true } else { false } }
  }

  /// Every decision alike.
  package func draw(random: inout Random) -> [Int] {
    decisions.map { random.below(options(of: $0)) }
  }

  /// In how many ways a decision can turn out.
  public func options(of decision: Decision) -> Int {
    switch decision {
    case .choice(let kind): choices[kind]
    case .anchors(let earlier): 1 << earlier
    }
  }

  private static func isGood(_ choices: [Int], _ decisions: [Decision]) -> Bool {
    var anchors = 0
    return choices.allSatisfy { $0 > 0 } && !decisions.isEmpty
      && decisions.allSatisfy { decision in
        switch decision {
        case .choice(let kind): return choices.indices.contains(kind)
        case .anchors(let earlier):
          defer { anchors += 1 }
          return earlier == anchors && earlier < 60
        }
      }
  }
}
