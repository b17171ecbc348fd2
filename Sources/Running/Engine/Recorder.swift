import Compute
import Learning

/// Writes what a run does to its session: the log at once, checkpoints now and then.
struct Recorder: ~Copyable {
  private let session: SessionFolder
  private let system: (id: String, format: Int)
  private var log: EventLog
  private var fold: StatusFold
  private(set) var savedStep: Int
  /// The step of the checkpoint before the newest; `nil` where that is not known.
  private var previousStep: Int?
  private var kept: KeptCheckpoints
  private var savedAt = HostClock.now()
  /// The evaluations under way, and those that are over and not yet told.
  let jobFiles: JobFiles
  private var networks: NetworkKeeper
  /// Trials of which the session holds a file, from before this process.
  private let savedJobs: Set<Int>
  /// Trials whose files are to go once the log has been written.
  private var toldTrials: [Int] = []
  /// The trial up to which `told` must stay; `nil` where there is no such file.
  private let lastTold: Int?
  private var hasToldAll = false
  /// What the last checkpoint took, in seconds.
  private var cost = 0.0
  private let interval: Double

  /// Goes on with a session whose log belongs to a checkpoint up to this length.
  init(
    _ session: consuming SessionFolder, system: any System.Type, log: consuming EventLog,
    fold: StatusFold, step: Int, interval: Double, jobFiles: JobFiles, networks: NetworkKeeper,
    lastTold: Int? = nil
  ) {
    kept = KeptCheckpoints(in: session.folder)
    self.jobFiles = jobFiles
    self.networks = networks
    savedJobs = Set(jobFiles.trials)
    self.lastTold = lastTold
    self.session = session
    self.system = (system.card.id, system.format)
    self.log = log
    self.fold = fold
    self.interval = interval
    savedStep = step
  }

  /// The session's folder.
  var folder: Folder { session.folder }

  /// The session it writes.
  var name: SessionName { session.name }

  /// Gathers an event for the log.
  mutating func append(_ event: Event) {
    log.append(event)
    fold.apply(event)
  }

  /// Writes the log, so that what is in it outlives the process.
  mutating func flush() throws(Failure) {
    try networks.flush()
    try log.flush(durably: false)
    if !toldTrials.isEmpty {
      jobFiles.remove(ofTrials: toldTrials)
      toldTrials = []
    }
    networks.dropUnneeded()
  }

  /// The saved evaluation of a trial, from before this process.
  func savedJob<Job: Codable & Sendable>(ofTrial id: Int, as type: Job.Type) -> Job? {
    savedJobs.contains(id) ? jobFiles.job(ofTrial: id, as: type) : nil
  }

  /// Takes note of a trial that was told; returns what the log is to say of it.
  ///
  /// - Parameter held: The trials whose networks the system holds now.
  mutating func keep(
    _ record: TrialRecord, _ result: FinishedTrial, held: Set<Int>
  ) -> (record: TrialRecord, remark: OversizeRemark?) {
    if result.hasFile || savedJobs.contains(record.id) { toldTrials.append(record.id) }
    if let lastTold, record.id >= lastTold { hasToldAll = true }
    var told = record
    let kept = networks.keep(record, result, held: held)
    told.network = kept.stored
    return (told, kept.remark)
  }

  /// Whether a checkpoint is due: long enough after the last one for its cost not to matter.
  var isCheckpointDue: Bool {
    HostClock.now() - savedAt >= max(interval, interval == 0 ? 0 : 20 * cost)
  }

  /// Brings the log and then a checkpoint to disk, so that the one never lacks the other.
  ///
  /// - Parameter held: The trials whose networks the state holds.
  mutating func save(
    _ state: some Codable & Sendable, holding held: Set<Int>, step: Int
  ) throws(Failure) {
    let start = HostClock.now()
    try networks.flush()
    try log.flush(durably: true)
    try keepPrevious()
    try session.folder.save(
      Checkpoint(
        system: system.id, systemFormat: system.format, step: step, logLength: log.length,
        logChecksum: log.checksum, held: held.isEmpty ? nil : held.sorted(), state: state))
    if hasToldAll {
      jobFiles.removeTold()
      hasToldAll = false
    }
    (previousStep, savedStep) = (savedStep, step)
    let steps = Set(kept.steps + [savedStep, previousStep].compactMap { $0 })
    networks.saved(at: savedStep, holding: held, among: steps)
    savedAt = HostClock.now()
    cost = savedAt - start
  }

  /// Keeps the checkpoint that is about to be replaced, for forks.
  private mutating func keepPrevious() throws(Failure) {
    guard let step = previousStep.take() else { return }
    try kept.keepPrevious(of: step, in: session.folder)
  }

  /// Brings a fork's first checkpoint to disk; where that fails, nothing is left of the session.
  mutating func begin(
    with state: some Codable & Sendable, holding held: Set<Int>
  ) throws(Failure) {
    do {
      try save(state, holding: held, step: savedStep)
    } catch {
      try? session.folder.remove()
      throw error
    }
  }

  /// Writes what was measured so far into a status.
  func fill(_ status: inout SessionStatus) { fold.fill(&status) }

  /// Keeps how the session stands, for lists.
  func save(_ status: SessionStatus) throws(Failure) {
    try session.folder.replace(
      SessionStatus.fileName, with: try SealedJSON.bytes(of: status), durably: false)
  }
}
