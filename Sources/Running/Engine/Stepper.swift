import Compute
import Learning

/// A system on its way: what both shapes of system, learners and searchers, look like to a run.
protocol Stepper: Sendable {
  /// The system driven.
  associatedtype Driven: System
  /// What a checkpoint holds.
  associatedtype State: Codable & Sendable
  /// Work that may be done beside the system's own.
  associatedtype Job: TrialJob where Job.World == Driven.World

  /// The state before the first step.
  init(_ settings: Driven.Settings, world: Driven.World, random: Random) throws(Failure)
  /// The state of a checkpoint.
  init(_ state: State)

  /// What a checkpoint holds.
  var state: State { get }
  /// The trials whose networks the state holds.
  var heldTrials: Set<Int> { get }
  /// The system as it is.
  var system: Driven { get set }

  /// Evaluates a trial of the log again and returns its network; `nil` where it trains none.
  static func retrain(
    _ record: TrialRecord, _ settings: Driven.Settings, in world: Driven.World, random: Random,
    networks: any NetworkStore
  ) throws(Failure) -> TrainedNetwork?

  /// The candidate of a trial of the log as its field writes it; `nil` where it is not known exactly.
  static func architecture(of record: TrialRecord) throws(Failure) -> String?

  /// Makes sure that the state of a checkpoint makes sense, as `System.check` does.
  func check(
    against fresh: Self, in world: Driven.World, after steps: Int
  ) throws(StateFlaw)

  /// Throws where the run, were it to end here, would have come to nothing.
  func checkHope() throws(Failure)

  /// Does the next piece of the system's own work.
  mutating func advance(
    _ context: StepContext<Driven.World>, results: inout [Int: FinishedTrial], report: inout Report
  ) throws(Failure) -> Move<Job>
}

extension Stepper {
  /// What it did counts as it is.
  func checkHope() throws(Failure) {}
}

/// What a stepper works with.
struct StepContext<World: Sendable>: Sendable {
  /// The opened world.
  var world: World
  /// The root of the run's random streams.
  var random: Random
  /// Steps done so far.
  var step: Int
  /// The step after which nothing more is wanted.
  var limit: Int
}

/// What a stepper did.
enum Move<Job: TrialJob>: Sendable {
  /// A step was made.
  case stepped
  /// A searcher was told a trial.
  case told(TrialRecord, FinishedTrial)
  /// A trial is to be evaluated.
  case asked(id: Int, Evaluation<Job>)
  /// Nothing can be done before a result is there.
  case waiting
  /// There is nothing more to do.
  case ended
}
