public import Learning
public import Methods

extension CoDeepNEAT {
  /// What a person should know.
  public static let card = Card(
    id: "codeepneat", title: "CoDeepNEAT", family: .evolution,
    summary: "Coevolves blueprints of networks and the modules they are made of.",
    formulation: Formulation(
      samples: .init("a data set of images, split into training, validation and test parts"),
      agent: .init("the assembled network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "SGD with Nesterov's momentum, at the blueprint's rate",
        formula: "v ← m v − η g(θ + m v); θ ← θ + v"),
      metaParameter: .init(
        "a blueprint, whose nodes name species of modules, and a module for each of them"),
      metaAlgorithm: .init(
        "two speciated genetic algorithms; blueprints and modules have the mean fitness of the "
          + "networks that they are part of", formula: "f(m) = mean_{n ∋ m} Φ(n)")),
    gain: """
      For each network: before is the validation accuracy of its untrained weights, after is its \
      best when trained, the cost is in example passes. In the control fitness is drawn at random, \
      so that it drifts through the same variations.
      """,
    papers: [
      Paper(
        "Miikkulainen, Liang, Meyerson, Rawal, Fink, Francon, Raju, Shahrzad, Navruzyan, Duffy & "
          + "Hodjat", "Evolving Deep Neural Networks", 2017, "arXiv 1703.00548"),
      Paper(
        "Stanley & Miikkulainen", "Evolving Neural Networks through Augmenting Topologies", 2002,
        "Evolutionary Computation 10(2)"),
    ])

  /// What it reports.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("mean", label: "mean of a generation", better: .higher),
    Series("max", label: "best of a generation", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("layers", label: "mean number of layers"),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "accuracy under random fitness", better: .higher),
    Series("control-mean", label: "mean of a generation under random fitness", better: .higher),
    Series("control-best", label: "best under random fitness", better: .higher),
    Series("finalist", label: "accuracy after longer training", better: .higher),
    Series("test", label: "test accuracy", better: .higher),
    Series("control-test", label: "test accuracy under random fitness", better: .higher),
  ]

  /// Where it can evolve.
  public static var worlds: [WorldDescription] {
    ImageWorld.descriptions(first: "shifted-digits")
  }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> ImageWorld {
    try ImageWorld.open(request, usual: "shifted-digits")
  }
}
