public import Learning

extension Physics {
  /// What a person should know.
  public static let card = Card(
    id: "physics", title: "Learning to perform physics experiments", family: .physics,
    summary: "A network learns to poke blocks until it knows what they hide, and to stop.",
    formulation: Formulation(
      samples: .init("blocks that look alike, of hidden masses or hidden welds"),
      agent: .init(
        "the answers that the network's memory amounts to at one moment",
        formula: "π(answer | h_t), θ = h_t"),
      performance: .init("the probability of the right answer"),
      learner: .init(
        "interaction: each action and what it shows changes the memory",
        formula: "h_{t+1} = LSTM(h_t; positions after a_t)"),
      metaParameter: .init("the network's weights"),
      metaAlgorithm: .init(
        "reinforcement learning: a right answer pays 1, a wrong one −1, later ones less",
        formula: "μ ← μ + η ∇ E γ^actions (±1)")),
    gain: "Before: the probability of a right answer at first sight; after: whether the answer "
      + "given after acting is right, on held-out trials that are the same at every evaluation. "
      + "The cost is the mean number of actions. The first samples are of weights as they were "
      + "drawn. The optimum is that of a dynamic program in which a poke shows a mass exactly; "
      + "none is known for towers, where a rule that nobody learned takes its place.",
    papers: [
      Paper(
        "Denil, Agrawal, Kulkarni, Erez, Battaglia & de Freitas",
        "Learning to Perform Physics Experiments via Deep Reinforcement Learning", 2017,
        "ICLR, arXiv 1611.01843"),
      Paper(
        "Schulman, Wolski, Dhariwal, Radford & Klimov",
        "Proximal Policy Optimization Algorithms", 2017, "arXiv 1707.06347"),
    ])

  /// The form of what is saved; the second has questions of several kinds.
  public static var format: Int { 2 }

  /// What it reports: the first six at every evaluation, the others at every iteration.
  public static let series = [
    Series("value", label: "discounted reward", better: .higher),
    Series("success", label: "right answers", better: .higher),
    Series("pokes", label: "actions before the answer", unit: "actions"),
    Series("seconds", label: "seconds before the answer, median", unit: "s"),
    Series("share", label: "discounted reward, share of the optimum's", better: .higher),
    Series("control", label: "discounted reward with random actions", better: .higher),
    Series("training", label: "reward while learning", better: .higher),
    Series("length", label: "actions of a trial while learning", unit: "actions"),
    Series("entropy", label: "entropy of the policy", unit: "nats"),
    Series("divergence", label: "change of policy in an iteration", unit: "nats"),
    Series("loss", label: "loss", better: .lower),
  ]

  /// Where it can learn.
  public static var worlds: [WorldDescription] { PhysicsWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> PhysicsWorld {
    try PhysicsWorld.open(request)
  }
}
