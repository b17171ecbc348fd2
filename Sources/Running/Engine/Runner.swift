import Compute
import Foundation
package import Learning
import Synchronization

/// Starts and resumes runs, and knows those that are at work.
package final class Runner: Sendable {
  /// The systems there are.
  package let catalog: [any System.Type]
  /// Where sessions are kept.
  package let store: SessionStore
  private let workers: [any Worker]
  private let options: Options
  private let live: Mutex<Roster>

  /// Runs begun or resumed, oldest first, and the workers on which they are at home.
  private struct Roster {
    var entries: [(run: any Run, home: Int)] = []
    /// How many runs each worker has been home to.
    var turns: [Int]
  }

  /// How runs are carried out.
  package struct Options: Sendable {
    /// How long a slice works.
    package var budget = SliceBudget.standard
    /// The least time between two checkpoints, in seconds; 0 for one after every slice.
    package var checkpointInterval = 0.25
    /// The seconds of its own work after which an evaluation is saved; 0 for after every slice.
    package var jobInterval = 10.0
    /// What runs the user's programs; `nil` where none are run.
    package var programs: (any ProgramEvaluator)?
    /// The OpenBLAS kernels in use, for the record.
    package var blas = ""
    /// Called, on any thread, when a run has news.
    package var onNews: @Sendable () -> Void = {}

    /// The standard ones.
    package init() {}
  }

  /// A runner on these workers.
  package init(
    catalog: [any System.Type], store: SessionStore, workers: [any Worker],
    options: Options = Options()
  ) {
    precondition(!workers.isEmpty, "a runner needs at least one worker")
    self.catalog = catalog
    self.store = store
    self.workers = workers
    self.options = options
    live = Mutex(Roster(turns: Array(repeating: 0, count: workers.count)))
  }

  /// The runs begun or resumed by this runner, oldest first.
  package var runs: [any Run] { live.withLock { $0.entries.map(\.run) } }

  /// The system of an id.
  ///
  /// - Throws: `Failure` with the nearest name, when there is none.
  package func system(_ id: String) throws(Failure) -> any System.Type {
    guard let system = catalog.first(where: { $0.card.id == id }) else {
      throw Failure(.input, unknown("system", id, among: catalog.map { $0.card.id }))
    }
    return system
  }

  /// Begins a session, under a free name where none is given; an order sets it going.
  ///
  /// - Throws: `Failure` of kind input when the request cannot be met; nothing is left behind.
  package func start(
    _ request: RunRequest, name: SessionName? = nil, parent: SessionRecord.Parent? = nil
  ) throws(Failure) -> any Run {
    let system = try system(request.system)
    let host = ProcessInfo.processInfo.hostName
    var record = SessionRecord(
      request: request, machine: SessionRecord.Machine(host: host, blas: options.blas))
    record.parent = parent
    let home = nextHome()
    return keep(try opening(of: system, home).begin(record, name: name), home)
  }

  /// Takes a session up where it was left; an order sets it going.
  ///
  /// - Parameters:
  ///   - steps: the budget in all, where it is to be another than before.
  ///   - data: where the user's data are now, where they were moved.
  /// - Throws: `Failure` when another process has it, or it cannot be read.
  package func resume(_ name: SessionName, steps: Int? = nil, data: String? = nil) throws(Failure)
    -> any Run
  {
    if let run = runs.last(where: { $0.name == name && !$0.isSettled }) { return run }
    var record = try store.record(name)
    let system = try system(record.request.system)
    if let steps { record.request.steps = steps }
    if let data {
      guard record.request.data != nil else {
        throw Failure(.input, "session '\(name)' has no data of yours: leave --data out")
      }
      record.request.data = data
      record.data?.path = data
    }
    let home = nextHome()
    return keep(try opening(of: system, home).takeUp(record, name: name), home)
  }

  /// What can be looked at inside a session at rest, as of its newest checkpoint.
  package func inspect(_ name: SessionName) throws(Failure) -> [Artefact] {
    try inside(name).artefacts
  }

  /// What could be looked at inside a session at a step, or as shortly before it as is kept, and at
  /// which step that was; `nil` when nothing is kept that old.
  package func inspect(
    _ name: SessionName, upTo step: Int
  ) throws(Failure) -> (step: Int, artefacts: [Artefact])? {
    let record = try store.record(name)
    let opening = try system(record.request.system).runFactory
    return try opening.inside(record, name: name, store: store, upTo: step).map {
      ($0.step, $0.artefacts)
    }
  }

  /// What can be looked at of a trial of the search of a session, as of its newest checkpoint;
  /// another process, or a run here, may have the session.
  package func pictures(
    ofTrial trial: Int, of name: SessionName
  ) throws(Failure) -> [Artefact] {
    let record = try store.record(name)
    return try system(record.request.system).runFactory
      .pictures(ofTrial: trial, record, name: name, store: store)
  }

  /// The weights of the best network that a session at rest has found.
  package func tensors(_ name: SessionName) throws(Failure) -> [NamedTensor] {
    try inside(name).tensors
  }

  private func inside(_ name: SessionName) throws(Failure) -> Inside {
    let record = try store.record(name)
    return try system(record.request.system).runFactory.inside(record, name: name, store: store)
  }

  /// The least time between two checkpoints, in seconds.
  var checkpointInterval: Double { options.checkpointInterval }

  /// A spec for a run on these workers.
  func spec<S: System>(
    _ record: SessionRecord, world: S.World, workers: [any Worker], as: S.Type
  ) -> RunSpec<S> {
    RunSpec(
      record: record, world: world, workers: workers, budget: options.budget,
      programs: options.programs ?? NoPrograms(), jobInterval: options.jobInterval,
      onNews: options.onNews)
  }

  private func opening(
    of system: any System.Type, _ home: Int
  ) throws(Failure) -> any AnyRunFactory {
    try system.runFactory.init(runner: self, workers: Array(workers[home...] + workers[..<home]))
  }

  /// The worker that is home to the fewest runs at work, so that runs share them evenly; of several,
  /// the one whose turn it is.
  private func nextHome() -> Int {
    live.withLock { live in
      var load = live.turns.map { (atWork: 0, turns: $0) }
      for entry in live.entries where !entry.run.isSettled { load[entry.home].atWork += 1 }
      return load.indices.min { load[$0] < load[$1] } ?? 0
    }
  }

  private func keep(_ run: any Run, _ home: Int) -> any Run {
    live.withLock { live in
      live.turns[home] += 1
      live.entries.removeAll { $0.run.name == run.name }
      live.entries.append((run, home))
    }
    return run
  }
}
