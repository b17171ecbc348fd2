import Compute
import Learning

/// Makes a run out of a request, or out of what a session holds.
struct RunFactory<D: Stepper>: AnyRunFactory {
  let runner: Runner
  let workers: [any Worker]

  typealias Driven = D.Driven

  /// Begins a session, under a free name where none is given.
  ///
  /// Everything that can be wrong with the request is found before anything is written.
  func begin(_ asked: SessionRecord, name: SessionName?) throws(Failure) -> any Run {
    var record = asked
    let settings: Driven.Settings
    (settings, record.request) = try Driven.resolve(asked.request)
    let world = try Driven.open(record.request.worldRequest)
    record.data = record.request.data.flatMap {
      DataIdentity(of: $0, read: (world as? any UserDataWorld)?.dataRead)
    }
    let origin = self.origin(of: &record)
    let start = Start(
      stepper: try Self.stepper(
        origin?.checkpoint, settings, record.request.seed, world,
        from: origin?.path ?? ""),
      step: origin?.checkpoint.step ?? 0)
    let session = try makeSession(name, record)
    let lines = origin?.log ?? []
    let log = try EventLog(beginningIn: session.folder, carrying: lines)
    let jobFiles = Self.jobFiles(in: session.folder, record)
    if let parent = record.parent, origin != nil {
      let parents = NetworkFiles(in: runner.store.folder.session(try SessionName(parent.session)))
      let kept = KeptNetworks(toldBy: lines).trials.union(start.stepper.heldTrials)
      try jobFiles.networks.copy(kept.sorted(), from: parents)
    }
    var recorder = Recorder(
      session, system: Driven.self, log: log, fold: Self.fold(of: lines, upTo: lines.count),
      step: start.step, interval: runner.checkpointInterval, jobFiles: jobFiles,
      networks: NetworkKeeper(jobFiles.networks, log: lines))
    if origin != nil {
      try recorder.begin(with: start.stepper.state, holding: start.stepper.heldTrials)
    }
    return run(
      runner.spec(record, world: world, workers: workers, as: Driven.self), start, recorder)
  }

  /// Makes a session's folder, with another name as long as others are faster.
  private func makeSession(
    _ name: SessionName?, _ record: SessionRecord
  ) throws(Failure) -> SessionFolder {
    let sessions = runner.store.folder
    guard let name else {
      while true {
        let free = try runner.store.freeName(for: record.request)
        if let session = try SessionFolder(creating: free, in: sessions, record: record) {
          return session
        }
      }
    }
    guard let session = try SessionFolder(creating: name, in: sessions, record: record) else {
      throw Failure(
        .input,
        "there is a session '\(name)' already: choose another --session name, "
          + "or 'athanor resume \(name)'")
    }
    return session
  }

  /// Takes a session up at its newest checkpoint.
  ///
  /// Results in the log beyond it are not computed again.
  func takeUp(_ record: SessionRecord, name: SessionName) throws(Failure) -> any Run {
    let session = try SessionFolder(name, in: runner.store.folder)
    try record.checkData(of: name)
    let world = try Driven.open(record.request.worldRequest)
    let newest = try session.folder.newestCheckpoint(
      as: Checkpoint<D.State>.self, of: Driven.self)
    let bytes = try session.folder.log(beyond: newest?.checkpoint.logLength ?? 0)
    let found = try Self.fitting(newest, bytes, in: session.folder)
    let checkpoint = found?.checkpoint
    let length = checkpoint?.logLength ?? 0
    let jobFiles = Self.jobFiles(in: session.folder, record)
    let kept = Self.told(in: jobFiles.told, from: 0)
    let cut = Self.told(in: bytes, from: length)
    // What is cut off the log is kept until a checkpoint holds it.
    if !Set(cut.keys).isSubset(of: kept.keys) {
      try jobFiles.keep(told: bytes[length..<max(EventLog.lastLineEnd(in: bytes), length)])
    }
    let told = kept.merging(cut) { $1 }
    let log = try EventLog(
      session.folder, bytes: bytes, length: length, checksum: checkpoint?.logChecksum ?? 0)
    var start = Start(
      stepper: try Self.stepper(checkpoint, record, world, from: found?.path ?? ""),
      step: checkpoint?.step ?? 0,
      finished: jobFiles.results().merging(told) { $1 }, status: Self.status(in: session.folder))
    if let found, let damage = found.damage {
      try session.folder.setAside(before: found.path)
      start.status.message =
        "\(damage.message); it is kept as \(CheckpointFile.damagedName), and the run "
        + "goes on from the checkpoint before, at step \(start.step)"
    }
    start.expected = Self.networks(toldBy: bytes)
    let networks = NetworkKeeper(
      jobFiles.networks, log: bytes[..<length], untold: Set(start.finished.keys),
      heldByStep: session.folder.heldByStep)
    if try session.folder.record() != record { try session.replaceRecord(with: record) }
    let recorder = Recorder(
      session, system: Driven.self, log: log, fold: Self.fold(of: bytes, upTo: length),
      step: start.step, interval: runner.checkpointInterval, jobFiles: jobFiles,
      networks: networks, lastTold: told.keys.max())
    return run(
      runner.spec(record, world: world, workers: workers, as: Driven.self), start, recorder)
  }

  /// What a session at rest shows and keeps.
  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside {
    try record.checkData(of: name)
    let world = try D.Driven.open(record.request.worldRequest)
    let found = try store.folder.session(name).newestCheckpoint(
      as: Checkpoint<D.State>.self, of: D.Driven.self)
    let stepper = try stepper(found?.checkpoint, record, world, from: found?.path ?? "")
    return inside(stepper, found?.checkpoint.step ?? 0, world, of: name, store)
  }

  /// What a session showed and kept at a step, or as shortly before it as is kept; `nil` when
  /// nothing is kept that old.
  ///
  /// Another process may have the session.
  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore, upTo step: Int
  ) throws(Failure) -> Inside? {
    let found = store.folder.session(name).newestCheckpoint(
      upTo: step, as: Checkpoint<D.State>.self, of: D.Driven.self)
    guard let found else { return nil }
    try record.checkData(of: name)
    let world = try D.Driven.open(record.request.worldRequest)
    let stepper = try stepper(found.checkpoint, record, world, from: found.path)
    return inside(stepper, found.checkpoint.step, world, of: name, store)
  }

  private static func inside(
    _ stepper: D, _ step: Int, _ world: D.Driven.World, of name: SessionName, _ store: SessionStore
  ) -> Inside {
    let system = stepper.system
    let networks = NetworkFiles(in: store.folder.session(name))
    return Inside(
      step: step, artefacts: system.exhibits(in: world).map(networks.showingWeights),
      tensors: system.tensors)
  }

  /// The evaluations of a session; what is written into them must be the same in every session of
  /// the same request.
  private static func jobFiles(in folder: Folder, _ record: SessionRecord) -> JobFiles {
    let origin = ["system": record.request.system, "seed": "\(record.request.seed)"]
    return JobFiles(in: folder, of: Driven.self, origin: origin)
  }

  /// What a run starts from.
  private struct Start {
    var stepper: D
    var step: Int
    var finished: [Int: FinishedTrial] = [:]
    var status = SessionStatus()
    /// What the log says of the files of networks, by trial.
    var expected: [Int: StoredNetwork] = [:]
  }

  private func run(
    _ spec: RunSpec<D.Driven>, _ start: Start, _ recorder: consuming Recorder
  ) -> any Run {
    let networks = TrialNetworks<D>(
      spec: spec, folder: recorder.folder, files: recorder.jobFiles.networks,
      expected: start.expected)
    return SystemRun<D>(
      name: recorder.name, spec: spec,
      core: SystemRun<D>.Core(stepper: start.stepper, recorder: recorder, step: start.step),
      networks: networks, finished: start.finished, status: start.status)
  }

  /// A run that is queued and has cost what it had cost when that was last written down.
  private static func status(in session: Folder) -> SessionStatus {
    var status = SessionStatus()
    guard let before = try? session.status() else { return status }
    (status.cpuSeconds, status.wallSeconds) = (before.cpuSeconds, before.wallSeconds)
    return status
  }

  /// What the part of a log that belongs to a checkpoint adds up to.
  private static func fold(of log: [UInt8], upTo length: Int) -> StatusFold {
    var fold = StatusFold(mainSeries: Driven.series.first?.id)
    _ = EventLog.read(log, in: 0..<length) { fold.apply($0) }
    return fold
  }

  /// What a log says of the files of networks, by trial.
  private static func networks(toldBy log: [UInt8]) -> [Int: StoredNetwork] {
    var told: [Int: StoredNetwork] = [:]
    _ = EventLog.read(log, in: log.indices) { event in
      if case .trial(let record) = event.body { told[record.id] = record.network }
    }
    return told
  }

  /// The results that a log holds beyond a checkpoint, by trial.
  private static func told(in log: [UInt8], from length: Int) -> [Int: FinishedTrial] {
    var told: [Int: FinishedTrial] = [:]
    guard length < log.count else { return told }
    var last = -1
    _ = EventLog.read(log, in: length..<log.count) { event in
      switch event.body {
      case .trial(let record):
        var result = FinishedTrial(record.outcome)
        result.stored = record.network
        told[record.id] = result
        last = record.id
      case .note:
        if let remark = OversizeRemark(event.body, trial: last) { told[last]?.oversize = remark }
      default: break
      }
    }
    return told
  }
}
