import Compute
import Learning

/// A learner on its way: every move is a step.
struct LearnerStepper<L: Learner>: Stepper {
  var system: L
  var state: L { system }
  var heldTrials: Set<Int> { [] }

  init(_ settings: L.Settings, world: L.World, random: Random) throws(Failure) {
    system = try L(settings, world: world, random: random.stream("start"))
  }

  init(_ state: L) {
    system = state
  }

  func check(against fresh: Self, in world: L.World, after steps: Int) throws(StateFlaw) {
    try system.check(against: fresh.system, in: world, after: steps)
  }

  static func retrain(
    _ record: TrialRecord, _ settings: L.Settings, in world: L.World, random: Random,
    networks: any NetworkStore
  ) -> TrainedNetwork? { nil }

  static func architecture(of record: TrialRecord) -> String? { nil }

  mutating func advance(
    _ context: StepContext<L.World>, results: inout [Int: FinishedTrial], report: inout Report
  ) throws(Failure) -> Move<InstantJob<L.World>> {
    if let planned = system.plannedSteps, context.step >= planned { return .ended }
    let random = context.random.stream("step").stream(context.step)
    try system.step(in: context.world, random: random, report: &report)
    return .stepped
  }
}
