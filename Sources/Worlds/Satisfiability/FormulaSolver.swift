public import Compute

/// A solver whose work is counted: each literal that is looked at counts one.
public enum FormulaSolver: String, Codable, CaseIterable, Sendable {
  /// Backtracking with unit propagation (Davis, Logemann & Loveland 1962), on the variable that is
  /// most often in short clauses.
  case backtracking
  /// The same, on the first free variable.
  case fixedOrder = "fixed order"
  /// WalkSAT (Selman, Kautz & Cohen 1994), noise 1/2.
  case walk = "WalkSAT"
  /// The same, nearly greedy: noise 1/10.
  case greedyWalk = "greedy walk"

  /// A solver that needs more is stopped.
  public static let limit = 500_000
  /// How many times the limit counts where it was hit, as in PAR10.
  public static let penalty = 10

  /// What a solver costs on a formula, a solver that is stopped as much as the penalty says.
  public func cost(of formula: Formula, random: Random) -> Int {
    let (cost, answer) = solve(formula, random: random)
    return answer == .unknown ? Self.penalty * Self.limit : cost
  }

  /// What was found out.
  public enum Answer: Hashable, Sendable {
    /// This assignment makes it hold.
    case holds([Bool])
    /// No assignment does.
    case contradiction
    /// The limit came first.
    case unknown
  }

  /// Tries a formula; returns what it cost and what was found.
  public func solve(_ formula: Formula, random: Random) -> (cost: Int, answer: Answer) {
    switch self {
    case .backtracking, .fixedOrder:
      var search = Backtracking(formula, isOrderFixed: self == .fixedOrder)
      let answer = search.solve()
      return (search.cost, answer)
    case .walk, .greedyWalk:
      var walk = RandomWalk(formula, noise: self == .walk ? 0.5 : 0.1, random: random)
      let answer = walk.solve()
      return (walk.cost, answer)
    }
  }
}
