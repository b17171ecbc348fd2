public import Learning

extension AlgorithmSelection {
  /// What a person should know.
  public static let card = Card(
    id: "algorithm-selection", title: "Algorithm selection", family: .ensembles,
    summary: "Learns which algorithm of a portfolio is best for an instance, from its features.",
    formulation: Formulation(
      samples: .init(
        "instances of a problem, each given to every algorithm", formula: "D = {(x, y(a, x))}"),
      agent: .init("the algorithm that is run", formula: "a ∈ A"),
      performance: .init(
        "what is spent on an instance, as a logarithm; the price of features included",
        formula: "Φ = −lg(cost(a, x) + price(f))"),
      learner: .init("regression of every algorithm's cost on features", formula: "ŷ_a(f(x))"),
      metaParameter: .init("the selector's weights, and from which size on features are bought"),
      metaAlgorithm: .init(
        "choice of the least expected cost", formula: "S(f(x)) = argmin_a ŷ_a(f(x))")),
    gain:
      "Before: the single algorithm that is best on the training groups; after: the one that the "
      + "selector chooses, with what features cost; both as the mean of −lg cost over the instances "
      + "of a fold whose groups were not trained on. The controls choose by features shuffled among "
      + "instances, by free features alone, and by two questions.",
    addition: .learningGain,
    papers: [
      Paper("Rice", "The Algorithm Selection Problem", 1976, "Advances in Computers 15"),
      Paper(
        "Xu, Hutter, Hoos & Leyton-Brown",
        "SATzilla: Portfolio-based Algorithm Selection for SAT", 2008, "JAIR 32"),
      Paper(
        "Bischl and others", "ASlib: A Benchmark Library for Algorithm Selection", 2016,
        "Artificial Intelligence 237"),
    ])

  /// What it can choose among.
  public static var worlds: [WorldDescription] { Portfolio.descriptions }

  /// Opens one of `worlds`, or a folder in the format of ASlib.
  public static func open(_ request: WorldRequest) throws(Failure) -> Portfolio {
    try Portfolio.open(request)
  }
}
