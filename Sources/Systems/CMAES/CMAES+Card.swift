public import Methods
public import Learning

extension CMAES {
  /// What a person should know.
  public static let card = Card(
    id: "cma-es", title: "Evolution strategy with covariance adaptation", family: .evolution,
    summary: "Draws generations from a normal distribution that moves and stretches to the best.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("a point of the declared space, drawn from N(m, σ² C)"),
      metaAlgorithm: .init(
        "the mean goes to the better half; the step size and C follow the path it took",
        formula: "m ← m + σ Σ w_i y_i,  C ← (1 − c_1 − c_μ Σ w_i) C + c_1 p p' + c_μ Σ w_i y_i y_i'"
      )
    ),
    gain: SearchWorld.gainNote,
    papers: [
      Paper(
        "Hansen & Ostermeier",
        "Completely Derandomized Self-Adaptation in Evolution Strategies", 2001,
        "Evolutionary Computation 9"),
      Paper("Hansen", "The CMA Evolution Strategy: A Tutorial", 2016, "arXiv 1604.00772"),
      Paper(
        "Auger & Hansen", "A Restart CMA Evolution Strategy With Increasing Population Size", 2005,
        "IEEE Congress on Evolutionary Computation"),
    ])

  /// What it reports.
  public static var series: [Series] {
    SearchWorld.series + [
      Series("sigma", label: "step size σ", better: .neither, logarithmic: true),
      Series("longest", label: "longest axis", better: .neither, logarithmic: true),
      Series("shortest", label: "shortest axis", better: .neither, logarithmic: true),
    ]
  }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
