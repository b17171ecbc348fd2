import Compute
import Learning

/// Makes a run out of a request, or out of what a session holds.
struct Opening<D: Drive> {
  let runner: Runner
  let name: SessionName
  let lanes: [any Lane]

  private typealias Driven = D.Driven

  /// Begins a session. Everything that can be wrong with the request is found before anything is
  /// written.
  func begin(_ asked: SessionRecord) throws(Failure) -> any Run {
    var record = asked
    let settings = try Driven.Settings(
      preset: record.request.preset, tuned: record.request.settings)
    record.request.settings = Dictionary(uniqueKeysWithValues: settings.values)
    record.request.world = try Self.worldName(record.request)
    let world = try Driven.open(record.request.worldRequest)
    let random = Random(seed: record.request.seed)
    let drive = try D(settings, world: world, random: random)
    let session = try SessionFolder(creating: name, in: runner.store.folder, record: record)
    let log = try EventLog(session.folder, length: 0, checksum: 0)
    let recorder = Recorder(
      session, system: Driven.self, log: log, digest: Digest(mainSeries: Driven.series.first?.id),
      step: 0, interval: runner.checkpointInterval)
    return run(
      runner.spec(record, world: world, lanes: lanes, as: Driven.self),
      Start(drive: drive, step: 0), recorder)
  }

  /// Takes a session up at its newest checkpoint. Results in the log beyond it are not computed
  /// again.
  func takeUp(_ record: SessionRecord) throws(Failure) -> any Run {
    let session = try SessionFolder(name, in: runner.store.folder)
    let world = try Driven.open(record.request.worldRequest)
    let found = try session.newestCheckpoint(
      as: Checkpoint<D.State>.self, system: Driven.card.id, format: Driven.format)
    let checkpoint = found?.checkpoint
    let bytes =
      session.folder.holds(EventLog.name) ? try session.folder.read(EventLog.name) : []
    let length = min(checkpoint?.logLength ?? 0, bytes.count)
    let log = try EventLog(
      session.folder, length: checkpoint?.logLength ?? 0, checksum: checkpoint?.logChecksum ?? 0)

    var digest = Digest(mainSeries: Driven.series.first?.id)
    for event in EventLog.events(in: bytes[..<length]) { digest.apply(event) }
    let step = checkpoint?.step ?? 0
    let recorder = Recorder(
      session, system: Driven.self, log: log, digest: digest, step: step,
      interval: runner.checkpointInterval)
    let start = Start(
      drive: try Self.drive(checkpoint, record, world), step: step,
      journal: Self.outcomes(in: bytes[length...]), meter: spent(), warning: found?.warning)
    return run(
      runner.spec(record, world: world, lanes: lanes, as: Driven.self), start, recorder)
  }

  /// What a session at rest shows and keeps.
  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside {
    let world = try D.Driven.open(record.request.worldRequest)
    let folder = store.session(name)
    let file = SessionFolder.checkpointName
    let checkpoint =
      folder.holds(file)
      ? try CheckpointFile.read(
        try folder.read(file), path: folder.path(of: file), as: Checkpoint<D.State>.self) : nil
    let system = try drive(checkpoint, record, world).system
    return Inside(artefacts: system.artefacts(in: world), tensors: system.tensors)
  }

  /// What a run starts from.
  private struct Start {
    var drive: D
    var step: Int
    var journal: [Int: Outcome] = [:]
    var meter = Meter()
    var warning: String?
  }

  private func run(
    _ spec: RunSpec<D.Driven>, _ start: Start, _ recorder: consuming Recorder
  ) -> any Run {
    SystemRun<D>(
      name: name, spec: spec,
      core: SystemRun<D>.Core(drive: start.drive, recorder: recorder, step: start.step),
      journal: start.journal, meter: start.meter, warning: start.warning)
  }

  private static func drive(
    _ checkpoint: Checkpoint<D.State>?, _ record: SessionRecord, _ world: D.Driven.World
  ) throws(Failure) -> D {
    guard let checkpoint else { return try fresh(record, world) }
    return D(checkpoint.state)
  }

  private static func fresh(
    _ record: SessionRecord, _ world: D.Driven.World
  ) throws(Failure) -> D {
    let settings = try D.Driven.Settings(
      preset: record.request.preset, tuned: record.request.settings)
    return try D(settings, world: world, random: Random(seed: record.request.seed))
  }

  /// The results that a log holds, by trial.
  private static func outcomes(in bytes: ArraySlice<UInt8>) -> [Int: Outcome] {
    var outcomes: [Int: Outcome] = [:]
    for event in EventLog.events(in: bytes) {
      if case .trial(let record) = event.body { outcomes[record.id] = record.outcome }
    }
    return outcomes
  }

  /// What the session has cost so far, as far as is known.
  private func spent() -> Meter {
    let summary = runner.store.entry(name).summary
    return Meter(
      cpuSeconds: summary?.cpuSeconds ?? 0, wallSeconds: summary?.wallSeconds ?? 0)
  }

  private static func worldName(_ request: RunRequest) throws(Failure) -> String? {
    let worlds = D.Driven.worlds
    guard let name = request.world ?? worlds.first?.id else { return nil }
    guard let world = worlds.first(where: { $0.id == name }) else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    guard request.data == nil || world.acceptsData else {
      throw Failure(.input, "world \(name) is built in: it takes no data file")
    }
    return name
  }
}
