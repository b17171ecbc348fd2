public import Learning

extension Boosting {
  /// What a person should know.
  public static let card = Card(
    id: "boosting", title: "Boosting", family: .ensembles,
    summary: "Lets many weak learners vote, each fitted to what the ones before got wrong.",
    formulation: Formulation(
      samples: .init("a labelled data set with weights", formula: "D = {(xᵢ, yᵢ)}, w"),
      agent: .init(
        "a weighted vote of small decision trees; θ are the trees and their votes α",
        formula: "H(x) = argmax_k Σ_t α_t [h_t(x) = k]"),
      performance: .init("accuracy on held-out examples"),
      learner: .init(
        "a fit of one small tree to the weighted examples",
        formula: "h_t = argmin_h Σ wᵢ [h(xᵢ) ≠ yᵢ]"),
      metaParameter: .init(
        "the weights of the examples and the votes of the trees", formula: "(w, α)"),
      metaAlgorithm: .init(
        "reweighting: what the last tree got wrong becomes heavier",
        formula: "α = ln((1 − ε)/ε) + ln(K − 1), w ← w e^(α[h(x) ≠ y])")),
    gain: """
      Before: the first tree alone. After: the vote of all trees so far. Both by their accuracy on \
      the same twentieth of the held-out examples; the twentieths take turns. Cost: weighted \
      examples fitted. The control is bagging: as many trees of the same depth, each fitted to a \
      bootstrap sample, with equal votes.
      """,
    addition: .learningGain,
    papers: [
      Paper(
        "Freund & Schapire",
        "A Decision-Theoretic Generalization of On-Line Learning and an Application to Boosting",
        1997, "Journal of Computer and System Sciences 55(1)"),
      Paper(
        "Zhu, Zou, Rosset & Hastie", "Multi-class AdaBoost", 2009,
        "Statistics and Its Interface 2(3)"),
      Paper(
        "Schapire, Freund, Bartlett & Lee",
        "Boosting the Margin: A New Explanation for the Effectiveness of Voting Methods", 1998,
        "Annals of Statistics 26(5)"),
      Paper(
        "Hastie, Tibshirani & Friedman", "The Elements of Statistical Learning", 2009, "Springer"),
    ])

  /// What it reports.
  public static let series = [
    Series("held-out", label: "held-out error", better: .lower),
    Series("training", label: "training error", better: .lower),
    Series("bound", label: "bound of the training error", better: .lower),
    Series("weighted", label: "weighted error of the tree"),
    Series("rebalanced", label: "its weighted error under the next weights"),
    Series("control", label: "held-out error of bagging", better: .lower),
  ]

  /// What it can be tried on.
  public static var worlds: [WorldDescription] { BoostingWorld.descriptions }

  /// Opens one of `worlds`, or the user's own data.
  public static func open(_ request: WorldRequest) throws(Failure) -> BoostingWorld {
    try BoostingWorld.open(request)
  }
}
