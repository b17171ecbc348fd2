import Compute
package import Learning

extension OptimizerTraining {
  /// Makes sure that the optimizer, what is known of it and every optimization under way have the
  /// sizes that were planned.
  ///
  /// - Parameter starts: Starts of an evaluation.
  package func check(
    against fresh: OptimizerTraining, interval: Int, starts: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(weights.hasLayout(of: fresh.weights), "weights")
    try StateFlaw.unless((0...plan.updates).contains(updates), "updates")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == updates, "optimiser")
    try StateFlaw.unless((0...updates + interval).contains(due), "due")
    try StateFlaw.within("estimation") { () throws(StateFlaw) in
      try estimation.check(
        against: fresh.estimation, width: plan.optimisee.width, after: updates)
    }
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(weights: weights, after: updates)
    }
    try StateFlaw.within("evaluation") { () throws(StateFlaw) in
      try evaluation?.check(weights: weights, horizon: plan.horizon, after: updates)
    }
    try StateFlaw.unless(
      evaluation.map { (0..<starts).contains($0.starts) } ?? true, "evaluation.starts")
  }
}

extension OptimizerEvaluations {
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
  /// Whether every candidate that was tried has a number.
  package var makesSense: Bool {
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
