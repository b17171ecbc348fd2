public import Learning
import Methods

extension CoDeepNEAT {
  /// What a person should know.
  public static let card = Card(
    id: "codeepneat", title: "CoDeepNEAT", family: .evolution,
    summary: "Coevolves blueprints of networks and the modules they are made of.",
    formulation: Formulation(
      samples: .init(
        "a data set of images or a text, split into training, validation and test parts"),
      agent: .init("the assembled network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init(
        "accuracy on the validation part; of a text 1 / perplexity, the geometric mean of the "
          + "probabilities of its characters"),
      learner: .init(
        "SGD with momentum, by Nesterov's rule or, for some that read text, without",
        formula: "v ← m v − η g(θ + m v); θ ← θ + v"),
      metaParameter: .init(
        "a blueprint, whose nodes name species of modules, and a module for each of them"),
      metaAlgorithm: .init(
        "two speciated genetic algorithms; blueprints and modules have the mean fitness of the "
          + "networks that they are part of", formula: "f(m) = mean_{n ∋ m} Φ(n)")),
    gain: """
      For each network: before is the validation accuracy, or 1 / perplexity, of its untrained \
      weights, after is that when trained, the cost is in example passes or characters. In the \
      control fitness is drawn at random, so that it drifts through the same variations.
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
    Series("probability", label: "1 / perplexity", better: .higher),
    Series("mean", label: "mean of a generation", better: .higher),
    Series("max", label: "best of a generation", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("layers", label: "mean number of layers"),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "under random fitness", better: .higher),
    Series("control-mean", label: "mean of a generation under random fitness", better: .higher),
    Series("control-best", label: "best under random fitness", better: .higher),
    Series("finalist", label: "after longer training", better: .higher),
    Series("test", label: "test of the best", better: .higher),
    Series("control-test", label: "test under random fitness", better: .higher),
  ]

  /// 2: layers say which table they are of.
  public static var format: Int { 2 }

  /// Where it can evolve.
  public static var worlds: [WorldDescription] { CoevolutionWorld.descriptions }

  /// Opens one of `worlds`, or the user's own images or text.
  public static func open(_ request: WorldRequest) throws(Failure) -> CoevolutionWorld {
    try CoevolutionWorld.open(request)
  }
}
