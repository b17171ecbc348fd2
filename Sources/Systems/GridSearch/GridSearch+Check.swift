import Compute
public import Learning
public import Methods

extension GridSearch {
  /// Makes sure that it searches the space of its world, and holds configurations of that alone.
  public func check(
    against fresh: GridSearch, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try checkStudy(against: fresh)
    try StateFlaw.unless(order == fresh.order, "order")
    try StateFlaw.unless(place >= 0, "place")
  }
}
