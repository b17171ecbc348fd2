import Compute
public import Learning
public import Methods

extension CMAES {
  /// Makes sure that it searches the space of its world, that points can be drawn from its
  /// distribution, and that the generation under way is what the study waits for.
  public func check(
    against fresh: CMAES, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try checkStudy(against: fresh)
    try StateFlaw.unless((0...Self.mostRestarts).contains(restarts), "restarts")
    try StateFlaw.unless(
      distribution.isSound(dimensions: space.dimensions.count, trials: study.told), "distribution")
    try checkGeneration()
    for (place, range) in recent.enumerated() {
      try StateFlaw.unlessFinite([range.best, range.worst], "recent.\(place)")
    }
    try StateFlaw.within("history") { () throws(StateFlaw) in
      try history.check(dimensions: space.dimensions.count, trials: study.told)
    }
  }

  private func checkGeneration() throws(StateFlaw) {
    try StateFlaw.unless((0...max(study.told, study.knownCount)).contains(first), "first")
    try StateFlaw.unless(
      points.isEmpty
        ? first == max(study.asked.count, study.knownCount)
        : points.count == population && study.told - first < points.count
          && study.asked.count - first <= points.count, "points")
    let cube = UnitCube(space)
    for (place, point) in points.enumerated() {
      try StateFlaw.unless(
        point.count == cube.dimensions && point.allSatisfy((0...1).contains), "points.\(place)")
      guard first + place < study.asked.count else { continue }
      try StateFlaw.unless(
        study.asked[first + place].design == cube.configuration(at: point), "points.\(place)")
    }
  }
}
