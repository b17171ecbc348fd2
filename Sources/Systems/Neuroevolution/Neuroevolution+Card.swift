public import Learning

extension Neuroevolution {
  /// What a person should know.
  public static let card = Card(
    id: "neuroevolution", title: "Neuroevolution", family: .evolution,
    summary: "Evolves the weights of a fixed network, or which connections are to be trained.",
    formulation: Formulation(
      samples: .init("a task: bits to combine, poles to balance, digits to read"),
      agent: .init("a network of fixed units with its weights θ", formula: "π_θ(a | s)"),
      performance: .init(
        "on held-out variants: one less the error, the share of 1000 steps balanced, the share of "
          + "digits read right"),
      learner: .init(
        "weights: variation and selection; connectivity: back-propagation for so many epochs",
        formula: "θ ← θ − η ∂E/∂θ, for the connections of μ"),
      metaParameter: .init(
        "weights: the population; connectivity: a matrix that says which unit feeds which"),
      metaAlgorithm: .init(
        "a genetic algorithm: parents by rank, crossover of all that feeds a unit, mutation",
        formula: "p(rank n + 1) = 0.92 p(rank n)")),
    gain: """
      Weights: before, the best of the first generation; after, the best so far. Connectivity: \
      before and after the training of the best matrix. On variants that nothing was chosen by. The \
      control judges as many random members. Evolving the weights of a fixed network is at times \
      put down to Miller et al. (1989); they evolved connections and trained the weights. Weights \
      were Montana & Davis. Both are here.
      """,
    addition: .learningGain,
    papers: [
      Paper(
        "Montana & Davis", "Training Feedforward Neural Networks Using Genetic Algorithms", 1989,
        "IJCAI"),
      Paper(
        "Miller, Todd & Hegde", "Designing Neural Networks using Genetic Algorithms", 1989,
        "ICGA"),
    ])

  /// What it can be tried on.
  public static var worlds: [WorldDescription] { NeuroevolutionWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> NeuroevolutionWorld {
    try NeuroevolutionWorld.open(request)
  }
}
