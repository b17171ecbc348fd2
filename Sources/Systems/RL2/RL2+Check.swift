import Compute
public import Learning
import Methods

extension RL2 {
  /// Makes sure that the agent is that of the settings, and that all scores are of as many trials.
  public func check(against fresh: RL2, in world: RL2World, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(opening == fresh.opening, "opening")
    try StateFlaw.within("agent") { () throws(StateFlaw) in
      try agent.check(against: fresh.agent)
    }
    try StateFlaw.within("baselines") { () throws(StateFlaw) in
      try baselines.check(against: fresh.baselines, opening: opening, in: world.tasks)
    }
    try StateFlaw.unless(steps == baselines.played + agent.piecesDone, "baselines.played")
    let trials = fresh.baselines.trials.count
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(trials: trials, in: world.tasks)
    }
  }
}

extension Baselines {
  fileprivate func check(
    against fresh: Baselines, opening: Int, in world: any RL2Tasks
  ) throws(StateFlaw) {
    try StateFlaw.unless(trials == fresh.trials, "count")
    try StateFlaw.unless((0...opening).contains(played), "played")
    for (place, baseline) in baselines.enumerated() {
      try StateFlaw.unless(
        baseline.scores.fit(trials.count, in: world) && baseline.constant?.isFinite ?? true,
        "baselines.\(place)")
    }
    let block = played % Self.blocks
    let size = trials.count / Self.blocks
    try StateFlaw.unless((current == nil) == (block == 0), "current")
    try StateFlaw.unless(current?.fit(block * size, in: world) ?? true, "current")
  }
}

extension TrialScores {
  /// Whether they are of as many trials.
  fileprivate func fit(_ count: Int, in world: any RL2Tasks) -> Bool {
    horizon == world.horizon && sums.count == world.episodes && sums.allSatisfy(\.isFinite)
      && (lengths != nil) == world.endsEarly
      && lengths?.fit(count, episodes: world.episodes, horizon: world.horizon) ?? true
      && [totals, firsts, lasts].allSatisfy { $0.values.count == count }
  }
}

extension RL2Evaluations {
  fileprivate func check(trials: Int, in world: any RL2Tasks) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { (0...1 << 53).contains($0.steps) }
    }
    for (name, evaluation) in [("first", first), ("last", last)] {
      try StateFlaw.unless(evaluation?.makesSense(trials: trials, in: world) ?? true, name)
    }
    try StateFlaw.unless(forgetful?.fit(trials, in: world) ?? true, "forgetful")
  }
}

extension RL2Evaluation {
  fileprivate func makesSense(trials: Int, in world: any RL2Tasks) -> Bool {
    scores.fit(trials, in: world) && watched.count <= world.steps
      && (world.endsEarly || watched.count == world.steps)
      && watched.allSatisfy { step in
        step.distribution.count == world.actions && (0..<world.actions).contains(step.action)
          && (0..<1 << 20).contains(step.state)
          && ([step.reward, step.worth] + step.distribution).allSatisfy(\.isFinite)
      }
  }
}
