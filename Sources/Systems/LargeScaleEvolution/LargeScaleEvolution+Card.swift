public import Learning
public import Methods

extension LargeScaleEvolution {
  /// What a person should know.
  public static let card = Card(
    id: "large-scale-evolution", title: "Large-scale evolution", family: .evolution,
    summary: "Evolves image classifiers from linear ones, weights inherited.",
    formulation: Formulation(
      samples: .init("a data set of images, split into training, validation and test parts"),
      agent: .init("an individual: its network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "a short training by SGD with momentum, from the weights of the parent",
        formula: "v ← 0.9 v + g; θ ← θ − η v, 50 times"),
      metaParameter: .init("DNA: vertices, convolutions, skips and the learning rate η"),
      metaAlgorithm: .init(
        "pairwise tournaments: the worse of two dies, the better has a mutated child",
        formula: "μ' = mutate(argmax_{μ ∈ {μ_i, μ_j}} Φ(θ_μ))")),
    gain: """
      For each individual: before is the validation accuracy of the weights that it starts with, \
      inherited or drawn, after is that of its training, the cost is in example passes. The control \
      walks at random: any of two has the child, which starts anew. The best is also trained from \
      scratch for as many steps as its inherited weights have had.
      """,
    papers: [
      Paper(
        "Real, Moore, Selle, Saxena, Suematsu, Tan, Le & Kurakin",
        "Large-Scale Evolution of Image Classifiers", 2017, "ICML")
    ])

  /// Where it can evolve; on plain digits most of the gain is training time.
  public static var worlds: [WorldDescription] {
    ImageWorld.descriptions(first: "shifted-digits")
  }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> ImageWorld {
    try ImageWorld.open(request, usual: "shifted-digits")
  }
}
