public import Learning

extension PathNet {
  /// What a person should know.
  public static let card = Card(
    id: "pathnet", title: "PathNet", family: .evolution,
    summary: "Evolves pathways through shared modules, freezes them, and learns the next task.",
    formulation: Formulation(
      samples: .init(
        "pairs of tasks A and B, each to tell two digits apart under noise, or to catch a ball by "
          + "other rules"),
      agent: .init(
        "a pathway: the sums of its modules in each layer, and the task's readout",
        formula: "x_l+1 = Σ_m∈path ReLU(W_lm x_l + b_lm)"),
      performance: .init(
        "accuracy on the validation part, which decides nothing, or the share of balls caught"),
      learner: .init(
        "gradient descent on the modules of the pathway that are not frozen; of games, the policy "
          + "gradient",
        formula: "θ ← θ − η ∂L/∂θ, T minibatches"),
      metaParameter: .init("the pathways of a population, and which modules are frozen"),
      metaAlgorithm: .init(
        "binary tournaments by accuracy in training; after A its pathway is frozen, the rest drawn anew",
        formula: "loser ← mutate(winner)")),
    gain: """
      For each task: before is the validation accuracy of the winning pathway with the weights that \
      the task began with, after is that when the task has ended, the cost is in example passes. \
      Whether transfer helps is seen on B: generations with transfer, from scratch, beside frozen \
      modules that never learned, of a fixed path that is fine-tuned, and of one from scratch; each \
      is two trainings. On digits transfer delays B, on games it helps; a fixed path that is \
      fine-tuned is faster on both, but forgets A, which PathNet keeps exactly.
      """,
    addition: .learningGain,
    papers: [
      Paper(
        "Fernando, Banarse, Blundell, Zwols, Ha, Rusu, Pritzel & Wierstra",
        "PathNet: Evolution Channels Gradient Descent in Super Neural Networks", 2017,
        "arXiv 1701.08734")
    ])

  /// 2: B is also learned beside frozen modules that never learned.
  public static var format: Int { 2 }

  /// Where it can learn.
  public static var worlds: [WorldDescription] { PathWorld.descriptions }

  /// Opens one of `worlds`, or the user's own data.
  public static func open(_ request: WorldRequest) throws(Failure) -> PathWorld {
    try PathWorld.open(request)
  }
}
