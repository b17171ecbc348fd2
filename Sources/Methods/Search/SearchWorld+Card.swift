public import Learning

// What the cards of all searches over a declared space share.
extension SearchWorld {
  /// How they measure δ.
  public static let gainNote = """
    For each trained child: before is the validation accuracy of its untrained weights (in \
    NAS-Bench-201, whose untrained accuracies were not published, that of guessing), after is \
    its accuracy when trained, the cost is in example passes. Synthetic functions train \
    nothing and give no sample.
    """

  /// What they are about; they differ in μ and ML.
  public static func formulation(
    metaParameter: Formulation.Part, metaAlgorithm: Formulation.Part
  ) -> Formulation {
    Formulation(
      samples: .init("a data set, split into training, validation and test parts"),
      agent: .init("the child network with its weights θ", formula: "π_θ(y | x)"),
      performance: .init("accuracy on the validation part"),
      learner: .init(
        "training of the child that μ describes", formula: "θ ← θ − η ∇ℓ(θ; D), repeated"),
      metaParameter: metaParameter, metaAlgorithm: metaAlgorithm)
  }

  /// What they report.
  public static let series = [
    Series("best", label: "best so far", better: .higher),
    Series("score", label: "score", better: .higher),
    Series("regret", label: "regret", better: .lower, logarithmic: true),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("test", label: "test accuracy of finalists", better: .higher),
  ]
}

extension Paper {
  /// The paper of random search, and of the case against grids.
  public static let randomSearch = Paper(
    "Bergstra & Bengio", "Random Search for Hyper-Parameter Optimization", 2012,
    "Journal of Machine Learning Research 13")

  /// The paper of the tables.
  public static let tabularNAS = Paper(
    "Dong & Yang", "NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search",
    2020, "ICLR")
}
