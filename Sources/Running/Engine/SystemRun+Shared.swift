import Compute
import Learning

extension SystemRun {
  /// The system and its files: whoever has taken it may work on it.
  struct Core: ~Copyable {
    var stepper: D
    var recorder: Recorder
    var step: Int

    /// Steps to do in all; `nil` where there is no end.
    func planned(_ spec: RunSpec<D.Driven>) -> Int? {
      guard let planned = stepper.system.plannedSteps else { return spec.record.request.steps }
      return min(planned, spec.limit)
    }

    /// Writes how far it is, and what was measured on the way, into a status.
    func fill(_ status: inout SessionStatus) {
      status.step = step
      recorder.fill(&status)
    }
  }

  /// A trial that a job evaluates.
  struct JobSlot {
    var id: Int
    /// `nil` while a slice works on it.
    var parked: D.Job?
    /// The seconds of work that no file holds yet.
    var unsaved = 0.0
    /// Whether the session holds a file of it.
    var hasFile = false
    /// How far it is, in a few words.
    var progress: String?
  }

  /// A job taken up by a worker.
  struct JobClaim {
    var id: Int
    var job: D.Job
    var unsaved: Double
    var hasFile: Bool
    /// Whether it is only to be saved, since the run does not go on.
    var isToSave: Bool
  }

  /// Everything of a run that changes.
  struct Shared: ~Copyable {
    /// `nil` while a slice works on it.
    private var core: Core?
    /// Whether the run is over and its session free for others.
    private var isClosed = false
    private var jobs: [JobSlot] = []
    private var results: [Int: FinishedTrial]
    /// Trials that wait for a person's choice, oldest first.
    private var questions: [PendingQuestion] = []
    /// Whether the system waits for results.
    private var isWaiting = false
    /// Counts the wishes for a checkpoint; the first number of them has been granted.
    private var saves = (granted: 0, wished: 0)
    private var wantsArtefacts = false
    private var status: SessionStatus
    /// What the system said that it does.
    private var activity: String?
    /// What happened since one last looked; how the run stands is filled in when one does.
    private var news = News()
    /// When it began to run, by the monotonic clock; `nil` while it does not.
    private var runningSince: Double?
    /// Per worker: whether a slice of this run is queued or at work there.
    var isQueued: [Bool]
    /// Whether the listener was told that there is news.
    var hasCalled = false

    init(core: consuming Core, finished: [Int: FinishedTrial], workers: Int, status: SessionStatus)
    {
      self.core = consume core
      results = finished
      isQueued = Array(repeating: false, count: workers)
      self.status = status
    }
  }

  /// The system's own work, taken up.
  struct Claim: ~Copyable {
    var core: Core
    var results: [Int: FinishedTrial]
    /// How many checkpoints were wished for when it was taken up.
    var wished: Int
    var wantsSave: Bool
    var wantsArtefacts: Bool
    /// How the run stood then.
    var status: SessionStatus
  }

  /// What a slice of the system's own work did.
  struct Progress: ~Copyable {
    var core: Core
    /// Results that were not used.
    var results: [Int: FinishedTrial]
    var wished: Int
    var events: [Event] = []
    var jobs: [JobSlot] = []
    var questions: [PendingQuestion] = []
    var isWaiting = false
    var artefacts: [Artefact]?
    /// Steps to do in all, as the system sees it after the slice.
    var planned: Int?
    /// Where the run stands now, if that changed, and why.
    var phase: Phase?
    var message: String?

    /// How the run stands now, where it stood so before.
    func status(after before: SessionStatus) -> SessionStatus {
      var status = before
      core.fill(&status)
      status.planned = planned
      status.phase = phase ?? before.phase
      status.message = message ?? before.message
      return status
    }
  }
}

extension SystemRun.Shared {
  private var wantsSave: Bool { saves.wished > saves.granted }
  private var hasParkedJob: Bool { jobs.contains { $0.parked != nil } }
  private var hasParkedUnsavedJob: Bool { jobs.contains { $0.parked != nil && $0.unsaved > 0 } }
  /// Whether every job is parked, with all its work saved.
  private var areJobsSaved: Bool { jobs.allSatisfy { $0.parked != nil && $0.unsaved == 0 } }

  /// Whether the system's own work is there to be taken up.
  private var isCoreClaimable: Bool {
    guard core != nil, !isClosed else { return false }
    return wantsSave || wantsArtefacts || (status.phase == .running && !isWaiting)
  }

  /// Whether nothing is going on and nothing is wished for.
  var isSettled: Bool {
    isClosed || (!status.phase.isLive && !wantsSave && core != nil && areJobsSaved)
  }

  /// Follows an order, as far as it makes sense now.
  mutating func obey(_ order: Order) {
    guard !isClosed else { return }
    switch order {
    case .resume where status.phase == .queued: enter(.running)
    case .resume where status.phase == .paused:
      enter(.running)
      status.message = nil
    case .pause where status.phase.isLive:
      enter(.paused)
      saves.wished += 1
    case .stop where status.phase.isLive || status.phase == .paused:
      enter(.interrupted)
      saves.wished += 1
    case .save: saves.wished += 1
    case .inspect: wantsArtefacts = true
    case .answer(let trial, let choice): answer(trial, choice)
    default: break
    }
  }

  /// Changes the phase and keeps the clock.
  private mutating func enter(_ phase: Phase) {
    if phase == .running {
      runningSince = runningSince ?? HostClock.now()
    } else {
      status.wallSeconds = wallSeconds
      runningSince = nil
    }
    status.phase = phase
  }

  private var wallSeconds: Double {
    status.wallSeconds + (runningSince.map { HostClock.now() - $0 } ?? 0)
  }

  /// How the run stands, with the time up to now.
  private var currentStatus: SessionStatus {
    var current = status
    current.wallSeconds = wallSeconds
    return current
  }

  /// The workers on which a slice is now to be queued, marked as such.
  mutating func workersToQueue() -> [Int] {
    let mayHelp = !isClosed && (status.phase == .running ? hasParkedJob : hasParkedUnsavedJob)
    guard mayHelp || isCoreClaimable else { return [] }
    let free = (0..<(mayHelp ? isQueued.count : 1)).filter { !isQueued[$0] }
    for worker in free { isQueued[worker] = true }
    return free
  }

  /// What the system does, or how far the oldest of its evaluations is.
  private var currentActivity: String? {
    guard activity == nil, let oldest = jobs.min(by: { $0.id < $1.id }) else { return activity }
    let more = jobs.count > 1 ? ", \(jobs.count - 1) more at work" : ""
    return oldest.progress.map { "trial \(oldest.id): \($0)\(more)" }
  }

  /// What happened since one last looked.
  mutating func takeNews() -> News {
    var taken = news
    taken.status = currentStatus
    taken.question = questions.first
    taken.activity = status.phase == .running ? currentActivity : nil
    hasCalled = false
    (news.events, news.artefacts) = ([], nil)
    return taken
  }

  /// Takes up the system's own work.
  mutating func claimCore() -> SystemRun.Claim? {
    guard isCoreClaimable, let taken = core.take() else { return nil }
    defer { results = [:] }
    return SystemRun.Claim(
      core: taken, results: results, wished: saves.wished, wantsSave: wantsSave,
      wantsArtefacts: wantsArtefacts, status: currentStatus)
  }

  /// Puts the system back after a slice of its own work, or ends the run.
  mutating func putBack(_ progress: consuming SystemRun.Progress, cpuSeconds: Double) {
    news.events += progress.events
    status = progress.status(after: status)
    news.savedStep = progress.core.recorder.savedStep
    activity = progress.core.stepper.system.activity
    status.cpuSeconds += cpuSeconds
    if let artefacts = progress.artefacts {
      news.artefacts = artefacts
      wantsArtefacts = false
    }
    jobs += progress.jobs
    questions += progress.questions
    // Results that came in meanwhile are news to the system.
    isWaiting = progress.isWaiting && results.isEmpty
    results.merge(progress.results) { new, _ in new }
    saves.granted = max(saves.granted, progress.wished)
    if let phase = progress.phase {
      enter(phase)
      status.message = progress.message
    }
    let back = progress.core
    core = consume back
    closeIfOver()
  }

  /// Ends the run once nothing is left to be done or saved.
  private mutating func closeIfOver() {
    guard core != nil else { return }
    let isOver =
      [.finished, .failed].contains(status.phase)
      || (status.phase == .interrupted && !wantsSave && areJobsSaved)
    guard isOver else { return }
    isClosed = true
    // With the core, the session's files and its lock are given up.
    core = nil
    (jobs, results, questions) = ([], [:], [])
  }
}

// MARK: - Evaluations

extension SystemRun.Shared {
  /// Takes up the evaluation of a trial, or the saving of one where the run does not go on.
  mutating func claimJob() -> SystemRun.JobClaim? {
    let isRunning = status.phase == .running
    guard !isClosed,
      let index = jobs.firstIndex(where: { $0.parked != nil && (isRunning || $0.unsaved > 0) }),
      let job = jobs[index].parked.take()
    else { return nil }
    return SystemRun.JobClaim(
      id: jobs[index].id, job: job, unsaved: jobs[index].unsaved, hasFile: jobs[index].hasFile,
      isToSave: !isRunning)
  }

  /// Puts a trial's evaluation back after a slice, or takes its result.
  mutating func putBack(_ progress: SystemRun.JobProgress, cpuSeconds: Double) {
    status.cpuSeconds += cpuSeconds
    guard !isClosed, let index = jobs.firstIndex(where: { $0.id == progress.slot.id }) else {
      return
    }
    jobs[index] = progress.slot
    if let result = progress.result {
      jobs.remove(at: index)
      take(result, ofTrial: progress.slot.id)
    }
    if let failure = progress.failure {
      if status.phase.isLive { enter(.paused) }
      status.message = failure.message
    }
    closeIfOver()
  }

  /// Takes in the result of a trial; where the run does not go on, it is saved with a checkpoint.
  private mutating func take(_ result: FinishedTrial, ofTrial id: Int) {
    results[id] = result
    isWaiting = false
    if status.phase != .running { saves.wished += 1 }
  }

  /// Takes in the result of a trial that waited for a program.
  mutating func arrived(_ outcome: Outcome, ofTrial id: Int) {
    guard !isClosed else { return }
    take(FinishedTrial(outcome), ofTrial: id)
  }

  /// Takes a person's choice as the result of a trial that waits for one; anything else is no
  /// answer.
  private mutating func answer(_ trial: Int, _ choice: [Int]) {
    guard let index = questions.firstIndex(where: { $0.trial == trial }),
      questions[index].question.accepts(choice)
    else { return }
    questions.remove(at: index)
    take(FinishedTrial(Outcome(choice: choice)), ofTrial: trial)
  }
}
