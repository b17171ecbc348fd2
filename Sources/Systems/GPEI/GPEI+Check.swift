import Compute
public import Learning
public import Methods

extension GPEI {
  /// Makes sure that it searches the space of its world, holds configurations of that alone, and
  /// that a process can be made of its hyper-parameters.
  public func check(
    against fresh: GPEI, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try checkStudy(against: fresh)
    try StateFlaw.unless((0...study.told).contains(fitted), "fitted")
    try StateFlaw.unless(improvement?.isFinite ?? true, "improvement")
    try StateFlaw.unless(
      parameters.isEmpty || parameters.count == max(settings.samples, 1), "parameters")
    for (place, parameters) in parameters.enumerated() {
      try StateFlaw.unless(
        parameters.isSound(axes: space.dimensions.count), "parameters.\(place)")
    }
  }
}
