import Compute
public import Learning
import Methods

extension BlackBox {
  /// Makes sure that the optimizer and what is known of it have the sizes that the settings ask for.
  public func check(
    against fresh: BlackBox, in world: BlackBoxWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless((0...settings.updates).contains(updates), "updates")
    let isChosen = updates >= settings.updatesOfStarts
    try StateFlaw.unless(trainees.count == (isChosen ? 1 : settings.starts), "trainees")
    for (place, trainee) in trainees.enumerated() {
      try StateFlaw.within("trainees.\(place)") { () throws(StateFlaw) in
        try trainee.check(against: fresh.trainees[0], after: updates)
      }
    }
    try StateFlaw.unless(functionRandom == fresh.functionRandom, "functionRandom")
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(
        weights: fresh.trainees[0].weights, queries: settings.queries, after: updates)
    }
    try StateFlaw.unless(isTrained || comparison.done == 0, "updates")
    try StateFlaw.within("comparison") { () throws(StateFlaw) in
      try comparison.check(
        against: fresh.comparison, queries: settings.queries, width: settings.dimensions,
        after: steps - updates)
    }
  }
}

extension BlackBox.Evaluations {
  fileprivate func check(
    weights: Parameters, queries: Int, after updates: Int
  ) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { (0...updates).contains($0.updates) && $0.heldOut.isFinite }
    }
    try StateFlaw.unless(entries.isEmpty == (updates == 0), "log.entries")
    try StateFlaw.unless((best == nil) == entries.isEmpty, "log.best")
    try StateFlaw.unless((kept == nil) == entries.isEmpty, "kept")
    try StateFlaw.unless(kept.map { $0.hasLayout(of: weights) && $0.isFinite } ?? true, "kept")
    for (name, curve) in [("first", first), ("curve", curve), ("control", control)] {
      try StateFlaw.unless(curve.count == (entries.isEmpty ? 0 : queries), name)
      try StateFlaw.unlessFinite(curve, name)
    }
    try StateFlaw.unlessFinite(gains.flatMap { [$0.before, $0.after, $0.cost] }, "gains")
  }
}

extension MethodComparison {
  fileprivate func check(
    against fresh: MethodComparison, queries: Int, width: Int, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(trials == fresh.trials, "trials")
    try StateFlaw.unless(done == steps && (0...self.steps).contains(done), "done")
    let place = self.place(ofStep: done) ?? (trials.count, 0, 0)
    let isBegun = place.function > 0 || place.method > 0
    try StateFlaw.unless(results.count == place.trial + (isBegun ? 1 : 0), "results")
    for (number, result) in results.enumerated() {
      let isWhole = number < place.trial
      try StateFlaw.unless(
        result.trial == trials[number] && result.scores.map(\.method) == SearchMethod.allCases,
        "results.\(number)")
      try StateFlaw.within("results.\(number).path") { () throws(StateFlaw) in
        let isKept = result.trial.isChildren && (isWhole || place.function > 0 || place.method > 0)
        try StateFlaw.unless((result.path != nil) == isKept, "points")
        try result.path?.check(queries: queries, width: width)
      }
      for (method, score) in result.scores.enumerated() {
        let count =
          isWhole ? result.trial.count : place.function + (method < place.method ? 1 : 0)
        try StateFlaw.unless(
          score.sums.count == queries && score.early.count == count && score.last.count == count,
          "results.\(number).scores.\(method)")
        try StateFlaw.unlessFinite(
          score.sums + score.early + score.last, "results.\(number).scores.\(method)")
      }
    }
  }
}

extension QueryPath {
  fileprivate func check(queries: Int, width: Int) throws(StateFlaw) {
    try StateFlaw.unless(points.count == queries && values.count == queries, "points")
    try StateFlaw.unless(
      points.allSatisfy { $0.count == width && $0.allSatisfy((0...1).contains) }, "points")
    try StateFlaw.unlessFinite(values, "values")
  }
}
