import Compute

/// A learner at work on the calling thread, step by step.
///
/// It names random streams as a run does, so its steps are the same; experiments and tests use it.
public struct LearnerRun<L: Learner>: Codable, Sendable {
  /// The learner as it is.
  public private(set) var learner: L
  /// Steps done.
  public private(set) var steps = 0
  private let random: Random

  /// A learner before its first step.
  public init(_ settings: L.Settings, world: L.World, seed: UInt64) throws(Failure) {
    random = Random(seed: seed)
    learner = try L(settings, world: world, random: random.stream("start"))
  }

  /// Takes a step and returns what the learner says of it; `nil` at the end.
  public mutating func step(in world: L.World) throws(Failure) -> Report? {
    if let planned = learner.plannedSteps, steps >= planned { return nil }
    var report = Report()
    try learner.step(
      in: world, random: random.stream("step").stream(steps), report: &report)
    steps += 1
    return report
  }
}
