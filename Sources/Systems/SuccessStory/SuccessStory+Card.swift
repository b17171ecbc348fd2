public import Learning

extension SuccessStory {
  /// What a person should know.
  public static let card = Card(
    id: "success-story", title: "Success-story algorithm", family: .selfImprovement,
    summary: "An agent rewrites its own policy in its only life; what did not pay is undone.",
    formulation: Formulation(
      samples: .init("all that happens in the one life of the agent"),
      agent: .init(
        "a policy over moves, memory and changes of itself",
        formula: "π(instruction | walls, memory)"),
      performance: .init("reward a thousand ticks, all computation counted as time"),
      learner: .init(
        "the policy's own instructions Inc and Dec, aimed by the policy itself",
        formula: "p ← λ p or p / λ, normalised, never below the floor"),
      metaParameter: .init(
        "the policy too: its rows decide what is changed, and how often it is evaluated"),
      metaAlgorithm: .init(
        "the success-story algorithm: changes are undone, the newest first, until reward has come "
          + "faster since each checkpoint than since the one before",
        formula: "R(t)/t < (R(t) − R(v₁))/(t − v₁) < … < (R(t) − R(v_k))/(t − v_k)")),
    gain:
      "Before: the policy that never changes; after: the agent now; both over the same ticks of "
      + "lives with the same random numbers. The cost is ticks. The control makes its changes as the "
      + "agent does, and never undoes one.",
    addition: .learningGain,
    papers: [
      Paper(
        "Schmidhuber, Zhao & Wiering",
        "Shifting Inductive Bias with Success-Story Algorithm, Adaptive Levin Search, and "
          + "Incremental Self-Improvement", 1997, "Machine Learning 28"),
      Paper(
        "Schmidhuber, Zhao & Schraudolph",
        "Reinforcement Learning with Self-Modifying Policies", 1997, "Learning to Learn, Kluwer"),
    ])

  /// Where it can live.
  public static var worlds: [WorldDescription] { MazeWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> MazeWorld {
    try MazeWorld.open(request)
  }
}
