public import Compute

/// A kind of formula, of which there are five levels.
public enum FormulaFamily: String, Codable, CaseIterable, Sendable {
  /// Clauses of three variables at random.
  case uniform
  /// The same, of which one assignment is spared.
  case planted
  /// Three-variable clauses within communities of variables, few between them.
  case communities
  /// Parities of three variables, which one assignment meets.
  case parity
  /// Long chains in which one variable follows from others.
  case chains
  /// More clauses than any assignment can meet.
  case contradictory

  /// How many levels each family has.
  public static let levels = 5

  /// Draws a formula.
  public func formula(level: Int, random: inout Random) -> Formula {
    precondition((0..<Self.levels).contains(level), "there is no level \(level)")
    let variables = 40 + random.below(61)
    switch self {
    case .uniform:
      let ratio = [3.0, 3.6, 4.0, 4.2, 4.4][level]
      return .random(variables, ratio: ratio, random: &random)
    case .planted:
      let ratio = [4.0, 4.3, 4.6, 5, 6][level]
      return .random(variables, ratio: ratio, isPlanted: true, random: &random)
    case .communities:
      return .random(
        variables, ratio: 3.8, communities: 4 + 2 * level, isPlanted: true, random: &random)
    case .parity:
      let ratio = [0.5, 0.6, 0.7, 0.8, 0.9][level]
      return .parities(variables, ratio: ratio, random: &random)
    case .chains: return .chain(variables, noise: [0.2, 0.4, 0.6, 0.8, 1][level], random: &random)
    case .contradictory:
      let ratio = [5.5, 6, 7, 8, 10][level]
      return .random(variables * 3 / 4, ratio: ratio, random: &random)
    }
  }
}

extension Formula {
  /// Clauses of three different variables, `ratio` for each variable.
  ///
  /// - Parameters:
  ///   - communities: Into how many groups variables fall; nine of ten clauses are of one group.
  ///   - isPlanted: Whether clauses are left out that one hidden assignment does not meet.
  fileprivate static func random(
    _ variables: Int, ratio: Double, communities: Int = 1, isPlanted: Bool = false,
    random: inout Random
  ) -> Formula {
    let hidden = (0..<variables).map { _ in random.chance(0.5) }
    var clauses: [[Literal]] = []
    while clauses.count < Int(ratio * Double(variables)) {
      let isInside = communities > 1 && random.chance(0.9)
      let group = random.below(communities)
      let clause = three(of: variables, random: &random) {
        !isInside || $0 % communities == group
      }.map { Literal($0, isTrue: random.chance(0.5)) }
      let isMet = clause.contains { hidden[$0.variable] == $0.isTrue }
      if isMet || !isPlanted { clauses.append(clause) }
    }
    return Formula(variables: variables, clauses: clauses)
  }

  /// Equations x + y + z = b modulo 2, four clauses each.
  fileprivate static func parities(
    _ variables: Int, ratio: Double, random: inout Random
  ) -> Formula {
    let hidden = (0..<variables).map { _ in random.chance(0.5) }
    let clauses = (0..<Int(ratio * Double(variables))).flatMap { _ -> [[Literal]] in
      let chosen = three(of: variables, random: &random) { _ in true }
      let isOdd = chosen.count { hidden[$0] } % 2 == 1
      // A clause rules one assignment out: those of the other parity.
      return (0..<8).filter { ($0.nonzeroBitCount % 2 == 1) != isOdd }.map { pattern in
        chosen.enumerated().map { Literal($1, isTrue: pattern >> $0 & 1 == 0) }
      }
    }
    return Formula(variables: variables, clauses: clauses)
  }

  /// Two variables that are true, and each further one following from two before it.
  ///
  /// Propagation runs along such a chain, a random walk does not. Noise adds clauses of three that
  /// the answer meets.
  fileprivate static func chain(
    _ variables: Int, noise: Double, random: inout Random
  ) -> Formula {
    var order = Array(0..<variables)
    random.shuffle(&order)
    var clauses = order.prefix(2).map { [Literal($0, isTrue: true)] }
    for place in 2..<variables {
      clauses.append([
        Literal(order[place - 2], isTrue: false), Literal(order[place - 1], isTrue: false),
        Literal(order[place], isTrue: true),
      ])
    }
    for _ in 0..<Int(noise * Double(variables)) {
      let chosen = three(of: variables, random: &random) { _ in true }
      clauses.append([
        Literal(chosen[0], isTrue: true), Literal(chosen[1], isTrue: false),
        Literal(chosen[2], isTrue: false),
      ])
    }
    return Formula(variables: variables, clauses: clauses)
  }

  /// Three different variables of those allowed, which must be three at least.
  private static func three(
    of variables: Int, random: inout Random, where isAllowed: (Int) -> Bool
  ) -> [Int] {
    var chosen: [Int] = []
    while chosen.count < 3 {
      let variable = random.below(variables)
      if isAllowed(variable), !chosen.contains(variable) { chosen.append(variable) }
    }
    return chosen
  }
}
