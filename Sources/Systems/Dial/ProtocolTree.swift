import Learning
import Methods

/// A protocol in words: the decision tree that agrees with most of a team's decisions.
///
/// Among all trees of a depth the one with the most agreement is found, and of those the one with
/// the fewest leaves; so few questions can be asked that trying all is a matter of milliseconds.
package indirect enum ProtocolTree: Codable, Hashable, Sendable {
  /// What to do, and in how many of how many decisions that was done.
  case leaf(DecisionTable.Deed, right: Int, of: Int)
  /// A question and what follows from the answers.
  case split(Question, yes: ProtocolTree, no: ProtocolTree)

  /// A question about what a prisoner knows.
  package enum Question: Codable, Hashable, Sendable {
    case isOn
    case isAfterDay(Int)
    case hasVisited(Int)

    func isTrue(of situation: DecisionTable.Situation) -> Bool {
      switch self {
      case .isOn: situation.isOn
      case .isAfterDay(let day): situation.day > day
      case .hasVisited(let times): situation.visits >= times
      }
    }
  }

  /// The best tree of at most this depth.
  init?(_ situations: [DecisionTable.Situation], depth: Int) {
    guard let days = situations.map(\.day).max(), let visits = situations.map(\.visits).max()
    else { return nil }
    let questions =
      [Question.isOn] + (1..<max(days, 1)).map(Question.isAfterDay)
      + (0..<visits).map { .hasVisited($0 + 1) }
    self = Self.best(situations[...], questions, depth)
  }

  /// How many decisions it agrees with.
  var right: Int {
    switch self {
    case .leaf(_, let right, _): right
    case .split(_, let yes, let no): yes.right + no.right
    }
  }

  /// How many decisions there were.
  var total: Int {
    switch self {
    case .leaf(_, _, let total): total
    case .split(_, let yes, let no): yes.total + no.total
    }
  }

  /// The share of decisions that it agrees with.
  package var agreement: Double { Double(right) / Double(total) }

  var leaves: Int {
    switch self {
    case .leaf: 1
    case .split(_, let yes, let no): yes.leaves + no.leaves
    }
  }

  private static func best(
    _ situations: ArraySlice<DecisionTable.Situation>, _ questions: [Question], _ depth: Int
  ) -> ProtocolTree {
    var best = leaf(situations)
    guard depth > 0, best.right < best.total else { return best }
    for question in questions {
      var sorted = Array(situations)
      let middle = sorted.partition { !question.isTrue(of: $0) }
      guard middle > 0, middle < sorted.count else { continue }
      let yes = Self.best(sorted[..<middle], questions, depth - 1)
      let no = Self.best(sorted[middle...], questions, depth - 1)
      let right = yes.right + no.right
      guard (right, -(yes.leaves + no.leaves)) > (best.right, -best.leaves) else { continue }
      best = .split(question, yes: yes, no: no)
    }
    return best
  }

  /// The deed that agrees with most; waiting agrees with either way to set the switch.
  private static func leaf(_ situations: ArraySlice<DecisionTable.Situation>) -> ProtocolTree {
    var counts = [Int](repeating: 0, count: DecisionTable.Deed.allCases.count)
    for situation in situations {
      for deed in counts.indices { counts[deed] += situation.counts[deed] }
    }
    let waits = counts[DecisionTable.Deed.wait.rawValue]
    var best = (deed: DecisionTable.Deed.wait, right: waits)
    for deed in [DecisionTable.Deed.tell, .switchOn, .switchOff] {
      let right = counts[deed.rawValue] + (deed == .tell ? 0 : waits)
      if right > best.right { best = (deed, right) }
    }
    return .leaf(best.deed, right: best.right, of: counts.reduce(0, +))
  }
}

extension ProtocolTree {
  /// The tree in words, with the agreement of every branch.
  func node(_ prefix: String = "") -> Artefact.TreeNode {
    let facts = [
      Artefact.Fact("decisions", "\(total)"),
      Artefact.Fact("agree", decimals(agreement)),
    ]
    switch self {
    case .leaf(let deed, _, _):
      return .init(prefix + deed.words, facts: facts)
    case .split(let question, let yes, let no):
      return .init(
        prefix + question.words, facts: facts,
        children: [yes.node("yes: "), no.node("no: ")])
    }
  }
}

extension ProtocolTree.Question {
  fileprivate var words: String {
    switch self {
    case .isOn: "is the switch on?"
    case .isAfterDay(1): "is it after the first day?"
    case .isAfterDay(let day): "is it after day \(day)?"
    case .hasVisited(1): "have I been here before?"
    case .hasVisited(let times): "have I been here \(times) times before?"
    }
  }
}

extension DecisionTable.Deed {
  fileprivate var words: String {
    switch self {
    case .switchOff: "leave it off"
    case .switchOn: "leave it on"
    case .tell: "tell that all have been here"
    case .wait: "say nothing"
    }
  }
}
