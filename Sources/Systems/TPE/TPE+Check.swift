import Compute
public import Learning
public import Methods

extension TPE {
  /// Makes sure that it searches the space of its world, and holds configurations of that alone.
  public func check(
    against fresh: TPE, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(space == fresh.space, "space")
    try StateFlaw.unless(planned == fresh.planned, "planned")
    try StateFlaw.unless(window == fresh.window, "window")
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { space.contains($0) }
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<Configuration>>], in world: SearchWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}
