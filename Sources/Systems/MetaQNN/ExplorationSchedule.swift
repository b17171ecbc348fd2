/// How many different networks are trained at each ε: table 2 of Baker, Gupta, Naik & Raskar
/// (2017).
package struct ExplorationSchedule: Hashable, Sendable {
  /// A time of constant ε.
  struct Stage: Hashable, Sendable {
    /// The probability of a random layer.
    let epsilon: Double
    /// How many different networks are trained.
    let count: Int
  }

  /// From all random to nearly greedy.
  let stages: [Stage]

  /// The paper's 2,700 networks divided by a number; every stage keeps at least one.
  init(dividedBy divisor: Int) {
    stages = Self.paper.map { epsilon, count in
      let share = (Double(count) / Double(divisor)).rounded()
      return Stage(epsilon: epsilon, count: max(1, Int(share)))
    }
  }

  private static let paper = [
    (1.0, 1500), (0.9, 100), (0.8, 100), (0.7, 100), (0.6, 150), (0.5, 150), (0.4, 150),
    (0.3, 150), (0.2, 150), (0.1, 150),
  ]

  /// The paper's ε after this share of all networks, 0..<1.
  package static func epsilon(at share: Double) -> Double {
    var rest = share * Double(paper.reduce(0) { $0 + $1.1 })
    for (epsilon, count) in paper {
      rest -= Double(count)
      if rest < 0 { return epsilon }
    }
    return paper[paper.count - 1].0
  }

  /// How many networks there are in all.
  var count: Int { stages.reduce(0) { $0 + $1.count } }
}
