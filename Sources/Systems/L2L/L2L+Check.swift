import Compute
public import Learning
import Methods

extension L2L {
  /// Makes sure that the optimizer, its rivals' scores and every optimization under way have the
  /// sizes that the settings ask for.
  public func check(against fresh: L2L, in world: L2LWorld, after steps: Int) throws(StateFlaw) {
    try StateFlaw.within("training") { () throws(StateFlaw) in
      try training.check(
        against: fresh.training, interval: settings.interval,
        starts: 2 * EvaluationProblems.sets(of: training.plan.optimisee))
    }
    try StateFlaw.within("comparison") { () throws(StateFlaw) in
      try comparison.check(against: fresh.comparison, after: steps - training.updates)
    }
    try StateFlaw.unless(training.isTrained || comparison.done == 0, "training.updates")
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
          && result.scores.count
            == 1 + BaselineOptimizer.allCases.count + (result.trial.hasQuasiNewton ? 1 : 0)
          && result.scores.allSatisfy {
            $0.judged.count == $0.last.count && $0.last.count == $0.later.count
          }, "results.\(place)")
    }
  }
}
