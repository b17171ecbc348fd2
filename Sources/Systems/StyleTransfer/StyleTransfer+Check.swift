import Compute
public import Learning
import Methods

extension StyleTransfer {
  /// Makes sure that the optimizer, the scores and the pictures have the sizes that the settings ask
  /// for.
  public func check(
    against fresh: StyleTransfer, in world: StyleWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.within("training") { () throws(StateFlaw) in
      try training.check(
        against: fresh.training, interval: settings.interval,
        starts: 2 * world.validationParts(side: settings.side).count)
    }
    try StateFlaw.unless(problemRandom == fresh.problemRandom, "problemRandom")
    try StateFlaw.unless(training.isTrained || comparison.done == 0, "training.updates")
    try StateFlaw.within("comparison") { () throws(StateFlaw) in
      try comparison.check(against: fresh.comparison, after: steps - training.updates)
    }
    let frames = 3 + settings.horizon / settings.window
    try StateFlaw.unless(
      paintings.allSatisfy { $0.makesSense(side: settings.side, frames: frames) }, "paintings")
  }
}

extension StyleComparison {
  fileprivate func check(against fresh: StyleComparison, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(trials == fresh.trials, "trials")
    try StateFlaw.unless((0...self.steps).contains(done) && done == steps, "done")
    var left = done
    let counts = trials.map { trial in
      defer { left -= min(left, trial.count) }
      return min(left, trial.count)
    }
    let begun = counts.filter { $0 > 0 }
    try StateFlaw.unless(results.count == begun.count, "results")
    for (place, result) in results.enumerated() {
      try StateFlaw.unless(
        result.trial == trials[place] && result.scores.map(\.name) == Self.names,
        "results.\(place)")
      for score in result.scores {
        try StateFlaw.unless(
          score.early.count == begun[place] && score.last.count == begun[place],
          "results.\(place)")
        try StateFlaw.unlessFinite(score.early + score.last, "results.\(place)")
      }
    }
  }
}
