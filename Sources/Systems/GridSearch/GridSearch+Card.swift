public import Methods
public import Learning

extension GridSearch {
  /// What a person should know.
  public static let card = Card(
    id: "grid-search", title: "Grid search", family: .hyperparameters,
    summary: "Tries every combination of a few levels on each axis of a declared space.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("a point of the grid", formula: "μ ∈ Λ_1 × … × Λ_K"),
      metaAlgorithm: .init(
        "take the best of S = ∏ L_k combinations", formula: "argmax_μ Φ(L_μ(θ, D))")),
    gain: SearchWorld.gainNote,
    papers: [
      Paper.randomSearch,
      Paper(
        "Larochelle, Erhan, Courville, Bergstra & Bengio",
        "An Empirical Evaluation of Deep Architectures on Problems with Many Factors of Variation",
        2007, "ICML"),
    ])

  /// What it reports.
  public static var series: [Series] { SearchWorld.series }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
