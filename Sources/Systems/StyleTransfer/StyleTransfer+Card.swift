public import Learning
import Methods

extension StyleTransfer {
  /// What a person should know.
  public static let card = Card(
    id: "style-transfer", title: "Style transfer by a learned optimizer", family: .optimizers,
    summary: "A recurrent network learns to paint: it sees a pixel's gradient, and where L-BFGS "
      + "would go, and says the step.",
    formulation: Formulation(
      samples: .init("parts of photographs, and a texture", formula: "(content, style)"),
      agent: .init("a picture", formula: "θ, 32 × 32 × 3"),
      performance: .init(
        "minus the loss of content, style and smoothness on random features, not those of a "
          + "trained network such as VGG",
        formula: "Φ(θ) = -(‖F(θ)-F_c‖²/‖F_c‖² + 0.3 Σ ‖G(θ)-G_s‖²/‖G_s‖² + 0.5 R(θ))"),
      learner: .init(
        "a two-layer LSTM that is applied to every pixel's colours by themselves; it sees a "
          + "quasi-Newton direction of the whole picture, without a line search, and how much of it "
          + "is taken is its second output",
        formula: "θ ← θ + r g + 2 σ(a) d,  [g, a, h] = m(∇f(θ), d/r, h; φ),  d = -H ∇f(θ), "
          + "r = rms d, T times"),
      metaParameter: .init("the weights of the LSTM", formula: "φ"),
      metaAlgorithm: .init(
        "Adam on the losses of a window, back-propagated through the updates but not through the "
          + "gradients and directions", formula: "φ ← φ - η ∇_φ Σ_t f(θ_t)")),
    gain: """
      Before: the loss of noise, where a painting starts; after: the loss of what the kept \
      optimizer (best on validation pictures) has painted; on parts of photographs that are held \
      out and whose starts are the same at every evaluation. The cost is gradients of one painting. \
      As good as the best tuned rate, without tuning, is what to expect.
      """,
    papers: [
      Paper(
        "Andrychowicz, Denil, Gómez, Hoffman, Pfau, Schaul, Shillingford & de Freitas",
        "Learning to learn by gradient descent by gradient descent", 2016,
        "NIPS, arXiv 1606.04474"),
      Paper(
        "Liu & Nocedal", "On the limited memory BFGS method for large scale optimization", 1989,
        "Mathematical Programming 45"),
      Paper(
        "Gatys, Ecker & Bethge", "A Neural Algorithm of Artistic Style", 2015, "arXiv 1508.06576"),
      Paper(
        "Ustyuzhaninov, Brendel, Gatys & Bethge",
        "Texture Synthesis Using Shallow Convolutional Networks with Random Filters", 2016,
        "arXiv 1606.00021"),
    ])

  /// What it reports: the training loss at every update, the others at every evaluation.
  public static let series = OptimizerEvaluations.series

  /// 2: the optimizer remembers steps and changes of the gradient.
  public static var format: Int { 2 }

  /// Where it can learn.
  public static var worlds: [WorldDescription] { StyleWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> StyleWorld {
    try StyleWorld.open(request)
  }
}
