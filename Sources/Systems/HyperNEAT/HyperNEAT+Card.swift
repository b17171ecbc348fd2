public import Learning

extension HyperNEAT {
  /// What a person should know.
  public static let card = Card(
    id: "hyperneat", title: "HyperNEAT", family: .evolution,
    summary: "Evolves a small pattern that says what every connection of a large network weighs.",
    formulation: Formulation(
      samples: .init("fields of pixels with a small and a large box"),
      agent: .init(
        "a network from every pixel of the field to every place in it; the most excited is its "
          + "answer", formula: "π_θ(s) = argmax_j Σ_i θ_ij s_i"),
      performance: .init("minus the distance of the answer from the large box, in pixels"),
      learner: .init(
        "asks the pattern for the weight of each connection, by the places of its ends",
        formula: "θ_ij = μ(x_i, y_i, x_j, y_j)"),
      metaParameter: .init(
        "a pattern-producing network: nodes with an activation each, and connections"),
      metaAlgorithm: .init(
        "NEAT: a genetic algorithm that adds nodes and connections, in species",
        formula: "f = (10 − distance)²")),
    gain: """
      Before: the best pattern of the first generation. After: the best so far. Both on the same \
      five times 15 fields with boxes at random places, which none was bred for. Cost: networks \
      judged. The control evolves the 14,641 weights themselves with as many evaluations.
      """,
    papers: [
      Paper(
        "Stanley, D'Ambrosio & Gauci",
        "A Hypercube-Based Encoding for Evolving Large-Scale Neural Networks", 2009,
        "Artificial Life 15(2)"),
      Paper(
        "Stanley", "Compositional Pattern Producing Networks: A Novel Abstraction of Development",
        2007, "Genetic Programming and Evolvable Machines 8(2)"),
      Paper(
        "Clune, Stanley, Pennock & Ofria",
        "On the Performance of Indirect Encoding Across the Continuum of Regularity", 2011,
        "IEEE Transactions on Evolutionary Computation 15(3)"),
    ])

  /// What it reports.
  public static let series = [
    Series("error", label: "distance, the best so far", unit: "px", better: .lower),
    Series("direct", label: "weights evolved directly", unit: "px", better: .lower),
    Series("error-33", label: "the best asked again at 33x33", unit: "px", better: .lower),
    Series("error-55", label: "the best asked again at 55x55", unit: "px", better: .lower),
    Series("mean", label: "mean of a generation", unit: "px", better: .lower),
    Series("species", label: "species"),
    Series("hidden", label: "hidden nodes of the best"),
    Series("links", label: "connections of the best"),
  ]
}
