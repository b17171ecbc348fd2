import Compute
import Learning
import Systems
import Worlds

extension Experiment {
  /// Towers with a fist: section 4.2 of Denil and others 2017, in the plane.
  ///
  /// The paper shows curves and says that the number of bodies is found nearly always, whatever the
  /// length of an action. Looking on must not be enough, and a rule must be: else the world would be
  /// no test.
  static let towers = Experiment(
    id: "towers", title: "a network learns to run down towers to count their bodies",
    system: "physics", seeds: 5, minutes: 6,
    figures: [
      Figure("right answers", unit: "share", scale: .share, bar: .atLeast(0.9)),
      Figure("right answers with actions at random", unit: "share", scale: .share),
      Figure("right answers of one that only looks on", unit: "share", bar: .atMost(0.25)),
      Figure("right answers of a rule with the fist", unit: "share", bar: .atLeast(0.99)),
      Figure("right answers of a rule that pushes five times", unit: "share", bar: .atLeast(0.99)),
      Figure("right answers by pushes", unit: "share", scale: .share),
      Figure("seconds to the answer, median", unit: "s", scale: .amount),
      Figure("actions of 0.05 s: right answers", unit: "share", scale: .share),
      Figure("actions of 0.05 s: seconds to the answer, median", unit: "s", scale: .amount),
      Figure(
        "how much the seconds differ with actions of 0.05 s", unit: "share", bar: .atMost(0.25)),
    ]
  ) { seed throws(Failure) in
    let random = Random(seed: seed).stream("towers")
    let fist = try TowerCurve("towers-fist", control: true, seed: seed)
    let pushes = try TowerCurve("towers", seed: seed)
    let fine = try TowerCurve("towers-fist", preset: "towers-fine", seed: seed)
    return [
      fist.agent.success, fist.control?.success,
      TowerRule.passiveAccuracy(1000, actuator: .fist, seconds: 4, random: random),
      TowerRule.accuracy(1000, actuator: .fist, random: random),
      TowerRule.accuracy(1000, actuator: .pushes, random: random),
      pushes.agent.success, fist.seconds, fine.agent.success, fine.seconds,
      abs(fine.seconds / max(fist.seconds, 1e-9) - 1),
    ]
  }
}

/// A finished run, as the experiment looks at it.
private struct TowerCurve {
  let agent: ExperimentSummary
  let control: ExperimentSummary?
  let seconds: Double

  init(
    _ world: String, preset: String = "towers", control: Bool = false, seed: UInt64
  ) throws(Failure) {
    let world = try Physics.open(WorldRequest(name: world))
    var settings = try Physics.Settings(preset: preset, tuned: [:])
    (settings.control, settings.heldOutTrials, settings.interval) = (
      control, 1000, settings.iterations
    )
    var run = try LearnerRun<Physics>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    guard let last = run.learner.evaluations.entries.last,
      let evaluation = run.learner.evaluations.last
    else { throw Failure(.computation, "the run ended without an evaluation") }
    (agent, self.control) = (last.agent, last.control)
    seconds = evaluation.medianActions * settings.seconds
  }
}
