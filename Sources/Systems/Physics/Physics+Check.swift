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
      optimalPolicy.count <= 400 && optimalPolicy.allSatisfy { $0.makesSense }, "optimalPolicy")
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(trials: evaluated.count)
    }
  }
}

extension HeavierEvaluations {
  fileprivate func check(trials: Int) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { entry in
        (0...1 << 53).contains(entry.steps) && entry.agent.makesSense
          && entry.control?.makesSense ?? true
      }
    }
    try StateFlaw.unless(last?.makesSense(trials: trials) ?? true, "last")
  }
}

extension HeavierSummary {
  fileprivate var makesSense: Bool { [success, pokes, value].allSatisfy(\.isFinite) }
}

extension HeavierResult {
  /// Pokes are binned, so there must not be more of them than any limit allows.
  fileprivate var makesSense: Bool { (0...1 << 20).contains(pokes) && gap.isFinite }
}

extension HeavierEvaluation {
  fileprivate func makesSense(trials: Int) -> Bool {
    results.count <= trials && results.allSatisfy { $0.makesSense }
      && guesses.count == trials && guesses.allSatisfy(\.isFinite)
      && watched.count == Self.watchedTrials
      && watched.allSatisfy { $0.allSatisfy { $0.makesSense } }
      && loads.count == min(Self.watchedTrials, trials)
      && loads.allSatisfy { $0.count == HeavyBlocks.count && $0.allSatisfy(\.isFinite) }
  }
}

extension HeavierEvaluation.Transition {
  fileprivate var makesSense: Bool {
    heights.count == HeavierTrials.inputs && belief.count == HeavyBlocks.count
      && (heights + belief + [value, readiness]).allSatisfy(\.isFinite)
      && (0..<2 * HeavyBlocks.count).contains(action)
  }
}
