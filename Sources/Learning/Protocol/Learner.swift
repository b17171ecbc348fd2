public import Compute

/// A meta-algorithm that advances by itself: a step of an outer gradient, a generation.
public protocol Learner: System {
  /// Performs one outer iteration.
  ///
  /// The same value with the same `random` always makes the same step: no clock, no unnamed
  /// randomness. A step should stay under 50 ms where the algorithm allows, since pausing waits
  /// for its end.
  ///
  /// - Throws: `Failure` when it cannot go on; the half-made step is then dropped.
  mutating func step(in world: World, random: Random, report: inout Report) throws(Failure)
}
