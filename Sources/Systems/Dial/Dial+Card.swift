public import Learning

extension Dial {
  /// What a person should know.
  public static let card = Card(
    id: "dial", title: "Learning to communicate (RIAL, DIAL)", family: .communication,
    summary: "Agents that must cooperate invent a language by sending gradients to each other.",
    formulation: Formulation(
      samples: .init("episodes of a cooperative game with a narrow channel"),
      agent: .init(
        "a team of recurrent networks; within an episode their states and messages change",
        formula: "π_θ(u_t, m_t | o_1..o_t, m_1..m_{t-1})"),
      performance: .init(
        "the team's mean reward with greedy actions and messages of one bit, as a share of an "
          + "oracle's"),
      learner: .init(
        "Q-learning by gradient descent over a batch of episodes",
        formula: "θ ← θ − η ∇ Σ_{t,a} (r_t + γ max_u Q⁻(t+1, u) − Q_a(t, u_t))² / 2"),
      metaParameter: .init(
        "the channel: whether it carries gradients, its width and its noise",
        formula: "m' = BN(σ(m + N(0, σ²))) while learning, m' = BN([m > 0]) in earnest"),
      metaAlgorithm: .init(
        "centralised learning: gradients cross from receiver to sender through the channel",
        formula: "∂L/∂θ_sender = Σ_t ∂L_receiver(t+1)/∂m'_t · ∂m'_t/∂θ_sender")),
    gain: "Before: the team as it was drawn; after: the team now, greedy, with one-bit messages; "
      + "both as shares of the oracle's reward on blocks of games that are the same at every "
      + "evaluation. The riddle of three has 729 schedules in all, which are all played: an "
      + "expectation, not an estimate. The cost is the games learned from.",
    addition: .learningGain,
    papers: [
      Paper(
        "Foerster, Assael, de Freitas & Whiteson",
        "Learning to Communicate with Deep Multi-Agent Reinforcement Learning", 2016,
        "NIPS, arXiv 1605.06676"),
      Paper("Wu", "100 prisoners and a lightbulb", 2002, "technical report, Berkeley"),
    ])

  /// What it reports: loss and training reward at every lesson, the others at every evaluation.
  public static let series = [
    Series("score", label: "reward, share of the oracle's", better: .higher),
    Series("nocomm", label: "reward of the silent control", better: .higher),
    Series("training", label: "reward while learning", better: .higher),
    Series("loss", label: "temporal-difference loss", better: .lower, logarithmic: true),
    Series("flow", label: "gradient between agents", logarithmic: true),
    Series("agreement", label: "decisions that the protocol tree explains", better: .higher),
  ]

  /// Since the second form messages can be normalised and cards told.
  public static var format: Int { 2 }

  /// Where it can learn.
  public static var worlds: [WorldDescription] { DialWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> DialWorld {
    try DialWorld.open(request)
  }
}
