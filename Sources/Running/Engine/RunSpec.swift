import Compute
import Learning

/// What a run is given to work with, besides its state and its folder.
struct RunSpec<Driven: System>: Sendable {
  var record: SessionRecord
  var world: Driven.World
  /// Where it works; the first is its own, the others help with trials.
  var workers: [any Worker]
  var budget: SliceBudget
  /// What runs the user's programs.
  var programs: any ProgramEvaluator
  /// The seconds of its own work after which a job is saved.
  var jobInterval: Double
  /// Called when there is news after one had looked.
  var onNews: @Sendable () -> Void

  /// The root of the run's random streams.
  var random: Random { Random(seed: record.request.seed) }

  /// The step after which nothing more is done.
  var limit: Int { record.request.steps ?? .max }
}
