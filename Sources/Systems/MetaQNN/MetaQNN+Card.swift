public import Learning
public import Methods

extension MetaQNN {
  /// What a person should know.
  public static let card = Card(
    id: "metaqnn", title: "MetaQNN", family: .architecture,
    summary: "Learns by Q-learning to choose the layers of networks that learn well.",
    formulation: Formulation(
      samples: .init("a data set of images, split into training, validation and test parts"),
      agent: .init("the child network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "Adam on the network that μ describes, begun again at a lower rate if it learns nothing",
        formula: "θ ← θ − η m / (√v + ε), repeated"),
      metaParameter: .init(
        "the layers, as a walk through states (type, depth, size bin)",
        formula: "μ = u_1 u_2 … u_T"),
      metaAlgorithm: .init(
        "ε-greedy Q-learning with experience replay over the choice of each layer",
        formula: "Q(s, u) ← (1 − α) Q(s, u) + α (r + max_u' Q(s', u'))")),
    gain: """
      For each child of the search: before is the validation accuracy of its untrained weights, \
      after is its best when trained, the cost is in example passes.
      """,
    papers: [
      Paper(
        "Baker, Gupta, Naik & Raskar",
        "Designing Neural Network Architectures using Reinforcement Learning", 2017, "ICLR"),
      Paper("Watkins", "Learning from Delayed Rewards", 1989, "PhD thesis, Cambridge"),
      Paper(
        "Lin", "Reinforcement Learning for Robots Using Neural Networks", 1993,
        "PhD thesis, Carnegie Mellon"),
    ])

  /// Where it can search.
  public static var worlds: [WorldDescription] { ImageWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> ImageWorld {
    try ImageWorld.open(request)
  }
}
