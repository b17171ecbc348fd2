public import Learning
import Methods

extension L2L {
  /// Since the second form the optimizer's gradients may have a bound; since the third what is
  /// trained stands together.
  public static var format: Int { 4 }

  /// What a person should know.
  public static let card = Card(
    id: "l2l", title: "Learning to learn by gradient descent", family: .optimizers,
    summary: "A recurrent network learns to be an optimizer: it sees a gradient and says the step.",
    formulation: Formulation(
      samples: .init(
        "functions to be minimised: random quadratics, or networks on minibatches",
        formula: "f ~ p(f)"),
      agent: .init("the parameters of the function being minimised", formula: "θ"),
      performance: .init(
        "the loss, negated; of networks averaged over the second half of the optimization",
        formula: "Φ(θ) = -f(θ)"),
      learner: .init(
        "a two-layer LSTM that is applied to every coordinate by itself",
        formula: "θ ← θ + g,  [g, h] = m(∇f(θ), h; φ), T times"),
      metaParameter: .init("the weights of the LSTM", formula: "φ"),
      metaAlgorithm: .init(
        "Adam on the losses of a window, back-propagated through the updates but not through the "
          + "gradients; or persistent evolution strategies",
        formula: "φ ← φ - η ∇_φ Σ_t f(θ_t)")),
    gain: "Before: the loss where the optimization starts; after: the loss of the kept optimizer "
      + "(best on validation problems) at the end; on held-out functions or initialisations whose "
      + "starts and minibatches are the same at every evaluation. The cost is gradients or "
      + "examples of one optimization.",
    papers: [
      Paper(
        "Andrychowicz, Denil, Gómez, Hoffman, Pfau, Schaul, Shillingford & de Freitas",
        "Learning to learn by gradient descent by gradient descent", 2016,
        "NIPS, arXiv 1606.04474"),
      Paper(
        "Lv, Jiang & Li",
        "Learning Gradient Descent: Better Generalization and Longer Horizons", 2017,
        "ICML, arXiv 1703.03633"),
      Paper(
        "Vicol, Metz & Sohl-Dickstein",
        "Unbiased Gradient Estimation in Unrolled Computation Graphs with Persistent Evolution "
          + "Strategies", 2021, "ICML, arXiv 2112.13835"),
    ])

  /// What it reports: the training loss at every update, the others at every evaluation.
  public static let series = OptimizerEvaluations.series

  /// Where it can learn.
  public static var worlds: [WorldDescription] { L2LWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> L2LWorld {
    try L2LWorld.open(request)
  }
}
