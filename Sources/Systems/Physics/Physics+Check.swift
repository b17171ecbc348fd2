import Compute
public import Learning
import Methods
import Worlds

extension Physics {
  /// Makes sure that both agents are those of the settings, and that all results are of trials as
  /// they are played.
  public func check(
    against fresh: Physics, in world: PhysicsWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(optimum == fresh.optimum, "optimum")
    try StateFlaw.within("agent") { () throws(StateFlaw) in
      try agent.check(against: fresh.agent)
    }
    try StateFlaw.unless(agent.piecesDone == steps, "agent.iterations")
    try StateFlaw.unless((control == nil) == (fresh.control == nil), "control")
    if let control, let fresh = fresh.control {
      try StateFlaw.within("control") { () throws(StateFlaw) in
        try control.check(against: fresh)
        try StateFlaw.unless(control.piecesDone == steps, "iterations")
      }
    }
    try StateFlaw.unless(
      reference.count <= Self.referenceTrials && reference.allSatisfy { $0.makesSense },
      "reference")
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(trials: evaluated.count, of: world.task)
    }
  }
}

extension ExperimentEvaluations {
  fileprivate func check(trials: Int, of task: some PhysicsTask) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { entry in
        (0...1 << 53).contains(entry.steps) && entry.agent.makesSense
          && entry.control?.makesSense ?? true
      }
    }
    try StateFlaw.unless(last?.makesSense(trials: trials, of: task) ?? true, "last")
  }
}

extension ExperimentSummary {
  fileprivate var makesSense: Bool { [success, actions, value].allSatisfy(\.isFinite) }
}

extension ExperimentResult {
  /// Actions and difficulties are binned, so they must not be larger than any can be.
  fileprivate var makesSense: Bool {
    (0...1 << 20).contains(actions) && abs(difficulty) <= Double(1 << 20)
  }
}

extension ExperimentEvaluation {
  fileprivate func makesSense(trials: Int, of task: some PhysicsTask) -> Bool {
    results.count <= trials && results.allSatisfy { $0.makesSense }
      && guesses.count == trials && guesses.allSatisfy(\.isFinite)
      && watched.count == Self.watchedTrials
      && watched.allSatisfy { $0.allSatisfy { $0.makesSense(of: task) } }
      && secrets.count == min(Self.watchedTrials, trials)
      && secrets.allSatisfy { $0.count == task.sizes.secret && $0.allSatisfy((0...1).contains) }
  }
}

extension ExperimentEvaluation.Transition {
  /// Numbers are drawn and written, so they must not be larger than any can be.
  fileprivate func makesSense(of task: some PhysicsTask) -> Bool {
    view.count == task.sizes.view && view.allSatisfy { abs($0) <= Double(1 << 20) }
      && belief.count == task.answers.count && belief.allSatisfy((-0.01...1.01).contains)
      && [value, readiness].allSatisfy(\.isFinite)
      && (0..<task.actions).contains(action)
  }
}
