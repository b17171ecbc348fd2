import Compute

/// What can be told of a formula without solving it.
public struct FormulaFeatures: Hashable, Sendable {
  /// What the numbers are; the first two are known without looking.
  public static let names = [
    "variables", "clauses a variable", "short clauses", "positive literals", "spread of variables",
    "clauses broken by a walk",
  ]

  /// The numbers, in the order of `names`.
  public let values: [Double]
  /// What looking cost, in literals as solvers' work is counted.
  public let cost: Int

  /// Reads a formula once, and walks a few steps.
  public init(of formula: Formula) {
    let (variables, clauses) = (Double(formula.variables), Double(formula.clauses.count))
    let literals = formula.clauses.joined()
    var counts = [Double](repeating: 0, count: formula.variables)
    for literal in literals { counts[literal.variable] += 1 }
    let total = counts.reduce(0, +)
    let mean = total / variables
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / variables
    var walk = RandomWalk(formula, noise: 0.1, random: Random(seed: 0).stream("probe"))
    for _ in 0..<formula.variables where walk.brokenCount > 0 { walk.step() }
    values = [
      variables, clauses / variables,
      Double(formula.clauses.count { $0.count < 3 }) / clauses,
      Double(literals.count { $0.isTrue }) / total, variance.squareRoot() / mean,
      Double(walk.brokenCount) / clauses,
    ]
    cost = Int(total) + walk.cost
  }
}
