public import Learning

extension RL2 {
  /// What a person should know.
  public static let card = Card(
    id: "rl2", title: "RL²: learning to reinforcement-learn", family: .reinforcement,
    summary: "A recurrent network learns, over many tasks, how to explore and exploit a new one.",
    formulation: Formulation(
      samples: .init("a task M, a bandit, a small decision process or a maze, played for a trial"),
      agent: .init(
        "the policy that the network's memory amounts to at one moment of a trial",
        formula: "π(a | h_t), θ = h_t"),
      performance: .init("what an episode of the task is worth with that policy"),
      learner: .init(
        "the memory's own update, from what was seen, done and paid, and whether an episode ended",
        formula: "h_{t+1} = GRU(h_t; s_{t+1}, a_t, r_t, d_t)"),
      metaParameter: .init("the network's weights"),
      metaAlgorithm: .init(
        "reinforcement learning of the weights, each trial counting as one long episode",
        formula: "μ ← μ + η ∇ E_M Σ_t min(ρ_t A_t, clip(ρ_t, 1 ± ε) A_t)")),
    gain: "Before: the first episode of a trial; after: the last tenth of its episodes, both by "
      + "what actions are worth on average, on held-out tasks that are the same, with the same "
      + "luck, at every evaluation and for every rule. The cost is the steps of a trial. The "
      + "first samples are of weights as they were drawn.",
    papers: [
      Paper(
        "Duan, Schulman, Chen, Bartlett, Sutskever & Abbeel",
        "RL²: Fast Reinforcement Learning via Slow Reinforcement Learning", 2016,
        "arXiv 1611.02779"),
      Paper(
        "Mirowski, Pascanu, Viola, Soyer, Ballard, Banino, Denil, Goroshin, Sifre, Kavukcuoglu, "
          + "Kumaran & Hadsell",
        "Learning to Navigate in Complex Environments", 2017, "ICLR; arXiv 1611.03673"),
      Paper(
        "Schulman, Wolski, Dhariwal, Radford & Klimov",
        "Proximal Policy Optimization Algorithms", 2017, "arXiv 1707.06347"),
      Paper(
        "Gittins", "Bandit processes and dynamic allocation indices", 1979,
        "Journal of the Royal Statistical Society B 41"),
    ])

  /// What it reports: the first three at every evaluation, the next four at every iteration; steps of
  /// episodes in mazes only; and before all that the rules, one value of a constant after the other.
  public static let series = [
    Series("score", label: "worth of a held-out trial", unit: "reward", better: .higher),
    Series("share", label: "share of the way from random play to the reference", better: .higher),
    Series(
      "control", label: "worth with Thompson sampling, PSRL or along walls", unit: "reward"),
    Series("training", label: "reward of a trial while learning", unit: "reward", better: .higher),
    Series("entropy", label: "entropy of the policy", unit: "nats"),
    Series("divergence", label: "change of policy in an iteration", unit: "nats"),
    Series("loss", label: "loss", better: .lower),
    Series(
      "first", label: "steps to the target in the first episode", unit: "steps", better: .lower),
    Series("second", label: "steps to the target in the second", unit: "steps", better: .lower),
    Series("ratio", label: "steps of the second to those of the first", better: .lower),
    Series("reset", label: "the same when memory is emptied between them"),
    Series("improved", label: "share of trials whose second is no longer", better: .higher),
    Series("auxiliary", label: "loss of what is told beside the policy", better: .lower),
    Series("rules", label: "worth of a block of trials for the rules", unit: "reward"),
  ]

  /// Since the second form the setting `observation` stands for `before`, since the third baselines
  /// keep their constants only, since the fourth they say what they were told.
  public static var format: Int { 4 }

  /// Where it can learn.
  public static var worlds: [WorldDescription] { RL2World.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> RL2World {
    try RL2World.open(request)
  }
}
