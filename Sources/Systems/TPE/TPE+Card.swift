public import Methods
public import Learning

extension TPE {
  /// What a person should know.
  public static let card = Card(
    id: "tpe", title: "Tree-structured Parzen estimator", family: .hyperparameters,
    summary: "Tries what good trials make likely and bad ones do not, by two densities of them.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("a point of the declared space"),
      metaAlgorithm: .init(
        "densities l of the best tenth and g of the rest; of draws from l, the greatest ratio",
        formula: "μ' = argmax_{μ ~ l} l(μ) / g(μ)")),
    gain: SearchWorld.gainNote,
    papers: [
      Paper(
        "Bergstra, Bardenet, Bengio & Kégl", "Algorithms for Hyper-Parameter Optimization", 2011,
        "NeurIPS"),
      Paper(
        "Akiba, Sano, Yanase, Ohta & Koyama",
        "Optuna: A Next-generation Hyperparameter Optimization Framework", 2019, "KDD"),
    ])

  /// What it reports.
  public static var series: [Series] {
    SearchWorld.series + [
      Series("spread", label: "spread of the good trials, 1 for uniform ones", better: .neither)
    ]
  }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
