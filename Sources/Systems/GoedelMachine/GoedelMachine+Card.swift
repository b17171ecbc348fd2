public import Learning

extension GoedelMachine {
  /// What a person should know.
  public static let card = Card(
    id: "goedel-machine", title: "Gödel machine", family: .selfImprovement,
    summary: "Rewrites its own solver once it has proved that this pays more than waiting.",
    formulation: Formulation(
      samples: .init("a life of jobs that come one a slot and are lost if not done in time"),
      agent: .init("the solver: a program of at most four instructions for a job", formula: "e(t)"),
      performance: .init("reward to the end of life, 1 a job", formula: "u(s, Env) = E[Σ r(τ)]"),
      learner: .init("running the program that is there, and nothing else"),
      metaParameter: .init(
        "all of its code: the solver, and whether it goes on searching for proofs"),
      metaAlgorithm: .init(
        "universal search over proof techniques with half of the time; check() switches only by a "
          + "theorem of the kernel",
        formula: "u[s(t₁) ⊕ switch, Env] > u[s(t₁) ⊕ no switch, Env]")),
    gain:
      "Before: the same machine that never switches; after: the machine; reward a thousand slots "
      + "over the same ticks. A second twin switches d slots later. Proved inside these "
      + "axioms only: one reward a slot at most, d slots between checks. The papers have no such "
      + "experiment. Four of 14 tokens are tactics of several rules: with a token a rule no proof "
      + "was found.",
    addition: .learningGain,
    papers: [
      Paper(
        "Schmidhuber",
        "Gödel Machines: Self-Referential Universal Problem Solvers Making Provably Optimal "
          + "Self-Improvements", 2003, "arXiv:cs/0309048"),
      Paper(
        "Schmidhuber",
        "Gödel Machines: Fully Self-Referential Optimal Universal Self-Improvers", 2006,
        "Artificial General Intelligence, Springer"),
      Paper(
        "Schmidhuber", "Ultimate Cognition à la Gödel", 2009, "Cognitive Computation 1(2)"),
    ])

  /// Where it can live.
  public static var worlds: [WorldDescription] { JobWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> JobWorld {
    try JobWorld.open(request)
  }
}
