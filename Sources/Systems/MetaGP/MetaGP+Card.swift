public import Learning
import Text

/// What formulas are to become equal to while operators evolve.
public struct FormulaWorld: Sendable {
  let target: FormulaTarget
}

extension MetaGP {
  /// What a person should know.
  public static let card = Card(
    id: "meta-gp", title: "Meta-genetic programming", family: .selfImprovement,
    summary: "The operators of genetic programming are programs, and evolve by what they gain.",
    formulation: Formulation(
      samples: .init("seeds of runs of genetic programming on a target"),
      agent: .init("a population of formulas", formula: "θ = (f₁, …, f₁₀₀)"),
      performance: .init(
        "how soon a formula is right in all cases, or else how near the best comes",
        formula: "Φ = −ln(evaluations / 100) − [unsolved](½ + 0.3 min(error, 3))"),
      learner: .init("genetic programming with an operator that is a program"),
      metaParameter: .init("the operator program", formula: "μ: (parent, parent) → child"),
      metaAlgorithm: .init(
        "evolution of operator programs, whose own operators are fixed",
        formula: "fitness(μ) = mean of Φ over 40 runs")),
    gain:
      "Before: the usual operators, nine of ten children by crossover, the others with a random "
      + "formula in them; after: the last generation's best program; both on the same seeds, which "
      + "no earlier generation has seen. The cost is formulas tried. The control is the luckiest of "
      + "as many random programs.",
    papers: [
      Paper(
        "Schmidhuber", "Evolutionary Principles in Self-Referential Learning", 1987,
        "diploma thesis, TU München"),
      Paper("Koza", "Genetic Programming", 1992, "MIT Press"),
    ])

  /// What is regressed on.
  public static let worlds = FormulaTarget.allCases.map { target in
    WorldDescription(target.rawValue, help: "Formulas are to equal \(target.text) \(target.place).")
  }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> FormulaWorld {
    let name = request.name ?? FormulaTarget.quartic.rawValue
    guard let target = FormulaTarget(rawValue: name) else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    return FormulaWorld(target: target)
  }
}
