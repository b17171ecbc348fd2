public import Learning

extension NAS {
  /// What a person should know.
  public static let card = Card(
    id: "nas", title: "Neural architecture search", family: .architecture,
    summary: "A recurrent controller learns by policy gradient to write networks down.",
    formulation: Formulation(
      samples: .init("a data set of images, split into training, validation and test parts"),
      agent: .init("the child network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "Adam on the network that μ describes", formula: "θ ← θ − η m / (√v + ε), repeated"),
      metaParameter: .init(
        "the architecture as decisions: sides, stride and filters of each layer, and which layers "
          + "it reads", formula: "μ = a_1 a_2 … a_T"),
      metaAlgorithm: .init(
        "REINFORCE with a moving average as baseline on the controller's weights",
        formula: "∇ = 1/m Σ_k Σ_t ∇ log P(a_t | a_<t) (R_k − b)")),
    gain: """
      For each child that was trained: before is the validation accuracy of its untrained weights, \
      after is its best when trained, the cost is in example passes. An architecture that was \
      trained before keeps its accuracy. The control draws every decision alike.
      """,
    papers: [
      Paper("Zoph & Le", "Neural Architecture Search with Reinforcement Learning", 2017, "ICLR"),
      Paper(
        "Williams",
        "Simple Statistical Gradient-Following Algorithms for Connectionist "
          + "Reinforcement Learning", 1992, "Machine Learning 8"),
    ])

  /// What it reports.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("reward", label: "reward", better: .higher),
    Series("baseline", label: "baseline", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("entropy", label: "entropy of all decisions (nats)"),
    Series("staleness", label: "updates since the oldest of a minibatch was written"),
    Series("regret", label: "below the target", better: .lower),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "accuracy in random search", better: .higher),
    Series("control-best", label: "best of random search", better: .higher),
    Series("finalist", label: "accuracy after longer training", better: .higher),
    Series("test", label: "test accuracy", better: .higher),
    Series("control-test", label: "test accuracy of random search", better: .higher),
  ]

  /// Where it can search.
  public static var worlds: [WorldDescription] { ArchitectureWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> ArchitectureWorld {
    try ArchitectureWorld.open(request)
  }
}
