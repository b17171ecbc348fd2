public import Methods
public import Learning

extension RandomSearch {
  /// What a person should know.
  public static let card = Card(
    id: "random-search", title: "Random search", family: .hyperparameters,
    summary: "Draws hyper-parameters or architectures independently from a declared density.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("a point of the declared space", formula: "μ = (μ_1, …, μ_K)"),
      metaAlgorithm: .init(
        "take the best of S independent draws", formula: "argmax_s Φ(L_μs(θ, D)), μ_s ~ p(μ)")),
    gain: SearchWorld.gainNote,
    papers: [.randomSearch])

  /// What it reports.
  public static var series: [Series] { SearchWorld.series }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
