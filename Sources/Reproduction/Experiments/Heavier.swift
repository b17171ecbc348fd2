import Learning
import Systems

extension Experiment {
  /// "Which is heavier", three difficulties: section 4.1 of Denil and others 2017.
  ///
  /// The paper shows curves and no table; bars are against the optimum of a dynamic program.
  static let heavier = Experiment(
    id: "heavier", title: "a network learns to poke blocks until it knows the heaviest",
    system: "physics", seeds: 5, minutes: 3,
    figures: [
      Figure("β = 10: right answers", unit: "share", scale: .share, bar: .atLeast(0.97)),
      Figure("β = 5: right answers", unit: "share", scale: .share, bar: .atLeast(0.95)),
      Figure("β = 3: right answers", unit: "share", scale: .share, bar: .atLeast(0.90)),
      Figure("β = 10: pokes (paper: about 2)", unit: "pokes", scale: .amount, paper: 2),
      Figure("β = 5: pokes", unit: "pokes", scale: .amount),
      Figure("β = 3: pokes (paper: hardly ever below 4)", unit: "pokes", scale: .amount),
      Figure("pokes at β = 5 above those at β = 10", unit: "pokes", bar: .surelyAtLeast(0)),
      Figure("pokes at β = 3 above those at β = 5", unit: "pokes", bar: .surelyAtLeast(0)),
      Figure("β = 10: discounted reward", unit: "of optimum", bar: .atLeast(0.9)),
      Figure("β = 5: discounted reward", unit: "of optimum", bar: .atLeast(0.9)),
      Figure("β = 3: discounted reward", unit: "of optimum", bar: .atLeast(0.9)),
      Figure(
        "β = 5: discounted reward above that with random pokes", unit: "reward",
        bar: .surelyAtLeast(0)),
      Figure(
        "β = 5, γ = 0.99: rank correlation of gap and pokes", bar: .surelyAtMost(0)),
    ]
  ) { seed throws(Failure) in
    let easy = try HeavierCurve(ease: 10, seed: seed)
    let medium = try HeavierCurve(ease: 5, control: true, seed: seed)
    let hard = try HeavierCurve(ease: 3, seed: seed)
    let patient = try HeavierCurve(ease: 5, preset: "patient", seed: seed)
    let all = [easy, medium, hard]
    return all.map(\.agent.success) + all.map(\.agent.actions)
      + [medium.agent.actions - easy.agent.actions, hard.agent.actions - medium.agent.actions]
      + all.map { $0.agent.value / $0.optimum }
      + [medium.control.map { medium.agent.value - $0.value }, patient.correlation]
  }
}

/// A finished run in one difficulty, as the experiment looks at it.
private struct HeavierCurve {
  let agent: ExperimentSummary
  let control: ExperimentSummary?
  let optimum: Double
  let correlation: Double?

  init(
    ease: Int, preset: String = "small", control: Bool = false, seed: UInt64
  ) throws(Failure) {
    let world = try Physics.open(WorldRequest(name: "heavier-\(ease)"))
    var settings = try Physics.Settings(preset: preset, tuned: [:])
    (settings.control, settings.heldOutTrials, settings.interval) = (
      control, 4000, settings.iterations
    )
    var run = try LearnerRun<Physics>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    guard let last = run.learner.evaluations.entries.last else {
      throw Failure(.computation, "the run ended without an evaluation")
    }
    (agent, self.control, optimum) = (last.agent, last.control, run.learner.optimum ?? 1)
    correlation = run.learner.evaluations.last?.correlation
  }
}
