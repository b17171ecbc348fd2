import Compute

/// A walk that turns over one variable after the other of clauses that do not hold: the one that
/// breaks fewest others, or with a probability any (Selman, Kautz & Cohen 1994).
struct RandomWalk {
  private let formula: Formula
  private let occurrences: [[Int32]]
  private let noise: Double
  private var random: Random
  private var values: [Bool]
  /// How many literals of each clause hold.
  private var holding: [Int]
  /// The clauses that do not hold, and where each stands in that list.
  private var broken: [Int] = []
  private var places: [Int]
  /// Literals looked at.
  private(set) var cost = 0

  init(_ formula: Formula, noise: Double, random: Random) {
    (self.formula, self.noise) = (formula, noise)
    occurrences = formula.occurrences
    var random = random
    let values = (0..<formula.variables).map { _ in random.chance(0.5) }
    holding = formula.clauses.map { $0.count { values[$0.variable] == $0.isTrue } }
    places = Array(repeating: -1, count: formula.clauses.count)
    (self.random, self.values) = (random, values)
    cost = formula.clauses.reduce(0) { $0 + $1.count }
    for clause in holding.indices where holding[clause] == 0 { markBroken(clause) }
  }

  /// How many clauses do not hold.
  var brokenCount: Int { broken.count }

  mutating func solve() -> FormulaSolver.Answer {
    while !broken.isEmpty {
      guard cost < FormulaSolver.limit else { return .unknown }
      step()
    }
    return .holds(values)
  }

  /// Turns one variable over.
  mutating func step() {
    let clause = formula.clauses[broken[random.below(broken.count)]]
    let damages = clause.map { damage(of: $0) }
    let least = damages.min() ?? 0
    let isFree = least > 0 && random.chance(noise)
    let candidates = clause.indices.filter { isFree || damages[$0] == least }
    flip(clause[random.pick(candidates)])
  }

  /// How many clauses that hold would not, if a literal that does not hold were made to.
  private mutating func damage(of literal: Formula.Literal) -> Int {
    let lists = occurrences[Int(literal.negated.code)]
    cost += lists.count
    return lists.count { holding[Int($0)] == 1 }
  }

  private mutating func flip(_ literal: Formula.Literal) {
    values[literal.variable] = literal.isTrue
    for number in occurrences[Int(literal.code)] {
      let clause = Int(number)
      if holding[clause] == 0 { unmark(clause) }
      holding[clause] += 1
    }
    for number in occurrences[Int(literal.negated.code)] {
      let clause = Int(number)
      holding[clause] -= 1
      if holding[clause] == 0 { markBroken(clause) }
    }
    cost += occurrences[Int(literal.code)].count + occurrences[Int(literal.negated.code)].count
  }

  private mutating func markBroken(_ clause: Int) {
    places[clause] = broken.count
    broken.append(clause)
  }

  private mutating func unmark(_ clause: Int) {
    let (place, last) = (places[clause], broken[broken.count - 1])
    broken[place] = last
    places[last] = place
    broken.removeLast()
    places[clause] = -1
  }
}
