import Compute
public import Learning
import Methods

extension L2L {
  /// Makes sure that the optimizer, its rivals' scores and every optimization under way have the
  /// sizes that the settings ask for.
  public func check(against fresh: L2L, in world: L2LWorld, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(optimisee == fresh.optimisee, "optimisee")
    try StateFlaw.unless(weights.hasLayout(of: fresh.weights), "weights")
    try StateFlaw.unless((0...settings.updates).contains(updates), "updates")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == updates, "optimiser")
    try StateFlaw.unless((0...updates + settings.interval).contains(due), "due")
    try StateFlaw.within("estimation") { () throws(StateFlaw) in
      try estimation.check(against: fresh.estimation, width: optimisee.width, after: updates)
    }
    try StateFlaw.within("comparison") { () throws(StateFlaw) in
      try comparison.check(against: fresh.comparison, after: steps - updates)
    }
    try StateFlaw.unless(updates == settings.updates || comparison.done == 0, "updates")
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(weights: weights, after: updates)
    }
    try StateFlaw.within("evaluation") { () throws(StateFlaw) in
      try evaluation?.check(weights: weights, horizon: settings.horizon, after: updates)
    }
    let sets = OptimizerEvaluation.sets(of: optimisee)
    try StateFlaw.unless(
      evaluation.map { (0..<2 * sets).contains($0.starts) } ?? true, "evaluation.starts")
  }
}

extension L2L.Evaluations {
  fileprivate func check(weights: Parameters, after updates: Int) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { (0...updates).contains($0.updates) && $0.heldOut.isFinite }
    }
    try StateFlaw.unless(kept?.hasLayout(of: weights) ?? true, "kept")
    try StateFlaw.unless(tuning.makesSense, "tuning")
    try StateFlaw.unless(probe?.makesSense ?? true, "probe")
    for gain in gains {
      try StateFlaw.unless(
        gain.before.isFinite && gain.after.isFinite && gain.cost.isFinite, "gains")
    }
  }
}

extension OptimizerProbe {
  fileprivate var makesSense: Bool {
    let side = Self.gradients.count
    return updates.count == side && updates.allSatisfy { $0.count == side }
      && seen.count == answers.count && hidden.allSatisfy { $0.count == hidden[0].count }
  }
}

extension BaselineTuning {
  fileprivate var makesSense: Bool {
    scores.count <= Self.candidates && scores.allSatisfy(\.isFinite)
  }
}

extension OptimizerEvaluation {
  fileprivate func check(
    weights: Parameters, horizon: Int, after updates: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.weights.hasLayout(of: weights), "weights")
    try StateFlaw.unless((0...updates).contains(self.updates), "updates")
    try StateFlaw.unless(
      validation.hasEvaluations(starts > 0 ? horizon + 1 : 0), "validation")
    try StateFlaw.unless(heldOut.hasEvaluations(starts > 1 ? horizon + 1 : 0), "heldOut")
  }
}

extension Estimation {
  fileprivate func check(
    against fresh: Estimation, width: Int, after updates: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(
      plan == fresh.plan && optimisee == fresh.optimisee && estimator == fresh.estimator
        && problems == fresh.problems && window == fresh.window && horizon == fresh.horizon
        && deviation == fresh.deviation && pairs == fresh.pairs, "plan")
    let taken = updates * window % horizon
    try StateFlaw.unless(step == taken, "step")
    try StateFlaw.unless((problemRandom == nil) == (updates == 0), "problemRandom")
    guard updates > 0 else { return try StateFlaw.unless(points.isEmpty, "points") }
    try StateFlaw.unless(points.count == (estimator == .pes ? 2 * pairs : 1), "points")
    for (place, point) in points.enumerated() {
      try StateFlaw.unless(
        point.step == (taken == 0 ? horizon : taken) && point.theta.count == problems * width
          && point.memory.map(\.count) == memorySizes, "points.\(place)")
    }
    let numbers = 4 * Unroll.weights(plan, optimisee, random: Random(seed: 0)).trainableCount
    try StateFlaw.unless(
      perturbations.count == (estimator == .pes ? pairs : 0)
        && perturbations.allSatisfy { $0.count == numbers }, "perturbations")
  }
}

extension Comparison {
  fileprivate func check(against fresh: Comparison, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(trials == fresh.trials, "trials")
    try StateFlaw.unless((0...trials.count).contains(place), "place")
    let starts = place < trials.count ? trial.starts : 1
    try StateFlaw.unless((0..<max(starts, 1)).contains(start), "start")
    try StateFlaw.unless(tuning.makesSense, "tuning")
    try StateFlaw.unless(done == steps, "start")
    try StateFlaw.unless(results.count == place + (start > 0 ? 1 : 0), "results")
    for (place, result) in results.enumerated() {
      try StateFlaw.unless(
        result.trial == trials[place]
          && result.scores.count == 1 + BaselineOptimizer.allCases.count
          && result.scores.allSatisfy {
            $0.judged.count == $0.last.count && $0.last.count == $0.later.count
          }, "results.\(place)")
    }
  }
}
