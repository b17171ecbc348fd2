import Compute
public import Learning
public import Methods

extension GPEI {
  /// Makes sure that it searches the space of its world, holds configurations of that alone, and
  /// that a process can be made of its hyper-parameters.
  public func check(
    against fresh: GPEI, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(space == fresh.space, "space")
    try StateFlaw.unless(planned == fresh.planned, "planned")
    try StateFlaw.unless(window == fresh.window, "window")
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { space.contains($0) }
    }
    try StateFlaw.unless((0...study.told).contains(fitted), "fitted")
    try StateFlaw.unless(improvement?.isFinite ?? true, "improvement")
    try StateFlaw.unless(
      parameters.isEmpty || parameters.count == max(settings.samples, 1), "parameters")
    for (place, parameters) in parameters.enumerated() {
      try StateFlaw.unless(
        parameters.isSound(axes: space.dimensions.count), "parameters.\(place)")
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<Configuration>>], in world: SearchWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}
