public import Learning
public import Methods

extension GeneticCNN {
  /// What a person should know.
  public static let card = Card(
    id: "genetic-cnn", title: "Genetic CNN", family: .evolution,
    summary: "Breeds the connections among a network's convolutions as strings of bits.",
    formulation: Formulation(
      samples: .init("a data set of images, split into training, validation and test parts"),
      agent: .init("the child network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "Adam on the network that μ describes", formula: "θ ← θ − η m / (√v + ε), repeated"),
      metaParameter: .init(
        "for each pair of nodes of a stage a bit: whether the first feeds the second",
        formula: "μ ∈ {0, 1}^L, L = Σ K(K − 1) / 2"),
      metaAlgorithm: .init(
        "a genetic algorithm: roulette by accuracy above the worst, crossover of whole stages, "
          + "flips of bits",
        formula: "P(μ_n) ∝ r_n − min r")),
    gain: """
      For each child of the search: before is the validation accuracy of its untrained weights, \
      after is its best when trained, the cost is in example passes.
      """,
    papers: [
      Paper("Xie & Yuille", "Genetic CNN", 2017, "ICCV"),
      Paper("Holland", "Adaptation in Natural and Artificial Systems", 1975, "book"),
    ])

  /// Where it can search; the small space was enumerated on the first.
  public static var worlds: [WorldDescription] { ImageWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> ImageWorld {
    try ImageWorld.open(request)
  }
}
