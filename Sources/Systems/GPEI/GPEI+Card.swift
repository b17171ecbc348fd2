public import Methods
public import Learning

extension GPEI {
  /// What a person should know.
  public static let card = Card(
    id: "gp-ei", title: "Bayesian optimisation with a Gaussian process", family: .hyperparameters,
    summary: "Tries the point from which a Gaussian process expects the greatest improvement.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("a point of the declared space"),
      metaAlgorithm: .init(
        "a Gaussian process of the scores; the greatest expected improvement over the incumbent",
        formula: "μ' = argmax_μ E[max(f(μ) − f*, 0) | D]")),
    gain: SearchWorld.gainNote,
    papers: [
      Paper(
        "Snoek, Larochelle & Adams",
        "Practical Bayesian Optimization of Machine Learning Algorithms",
        2012, "NeurIPS"),
      Paper(
        "Jones, Schonlau & Welch", "Efficient Global Optimization of Expensive Black-Box Functions",
        1998, "Journal of Global Optimization 13"),
    ])

  /// What it reports.
  public static var series: [Series] {
    SearchWorld.series + [
      Series("improvement", label: "expected improvement", better: .neither, logarithmic: true),
      Series(
        "noise", label: "noise believed, in deviations of the scores", better: .neither,
        logarithmic: true),
    ]
  }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
