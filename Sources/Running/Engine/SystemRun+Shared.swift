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
  }

  /// A trial being evaluated.
  struct JobSlot {
    var id: Int
    /// `nil` while a slice works on it.
    var parked: D.Job?
  }

  /// Everything of a run that changes.
  struct Shared: ~Copyable {
    /// `nil` while a slice works on it.
    private var core: Core?
    /// Whether the run is over and its session free for others.
    private var isClosed = false
    private var jobs: [JobSlot] = []
    private var results: [Int: Outcome]
    /// Whether the system waits for results.
    private var isWaiting = false
    /// Counts the wishes for a checkpoint; the first number of them has been granted.
    private var saves = (granted: 0, wished: 0)
    private var wantsArtefacts = false
    private var news: News
    /// When it began to run, by the monotonic clock; `nil` while it does not.
    private var runningSince: Double?
    /// Per worker: whether a slice of this run is queued or at work there.
    var isQueued: [Bool]
    /// Whether the listener was told that there is news.
    var hasCalled = false

    init(core: consuming Core, journal: [Int: Outcome], workers: Int, news: News) {
      self.core = consume core
      results = journal
      isQueued = Array(repeating: false, count: workers)
      self.news = news
    }
  }

  /// The system's own work, taken up.
  struct Claim: ~Copyable {
    var core: Core
    var results: [Int: Outcome]
    /// How many checkpoints were wished for when it was taken up.
    var wished: Int
    var wantsSave: Bool
    var wantsArtefacts: Bool
    var news: News
  }

  /// What a slice of the system's own work came to.
  struct Progress: ~Copyable {
    var core: Core
    /// Results that were not used.
    var results: [Int: Outcome]
    var wished: Int
    var events: [Event] = []
    var jobs: [JobSlot] = []
    var isWaiting = false
    var artefacts: [Artefact]?
    /// Steps to do in all, as the system sees it after the slice.
    var planned: Int?
    /// Where the run stands now, if that changed, and why.
    var phase: Phase?
    var message: String?
  }
}

extension SystemRun.Shared {
  private var wantsSave: Bool { saves.wished > saves.granted }
  private var hasParkedJob: Bool { jobs.contains { $0.parked != nil } }

  /// Whether the system's own work is there to be taken up.
  private var isCoreClaimable: Bool {
    guard core != nil, !isClosed else { return false }
    return wantsSave || wantsArtefacts || (news.phase == .running && !isWaiting)
  }

  /// Whether nothing is going on and nothing is wished for.
  var isSettled: Bool {
    isClosed
      || (!news.phase.isLive && !wantsSave && core != nil
        && jobs.allSatisfy { $0.parked != nil })
  }

  /// Follows an order, as far as it makes sense now.
  mutating func obey(_ order: Order) {
    guard !isClosed else { return }
    switch order {
    case .resume where news.phase == .queued: enter(.running)
    case .resume where news.phase == .paused:
      enter(.running)
      news.message = nil
    case .pause where news.phase.isLive:
      enter(.paused)
      saves.wished += 1
    case .stop where news.phase.isLive || news.phase == .paused:
      enter(.interrupted)
      saves.wished += 1
    case .save: saves.wished += 1
    case .inspect: wantsArtefacts = true
    default: break
    }
  }

  /// Changes the phase and keeps the clock.
  private mutating func enter(_ phase: Phase) {
    if phase == .running {
      runningSince = runningSince ?? Meter.now()
    } else {
      news.wallSeconds = wallSeconds
      runningSince = nil
    }
    news.phase = phase
  }

  private var wallSeconds: Double {
    news.wallSeconds + (runningSince.map { Meter.now() - $0 } ?? 0)
  }

  /// The workers on which a slice is now to be queued, marked as such.
  mutating func workersToQueue() -> [Int] {
    let mayHelp = news.phase == .running && !isClosed && hasParkedJob
    guard mayHelp || isCoreClaimable else { return [] }
    let free = (0..<(mayHelp ? isQueued.count : 1)).filter { !isQueued[$0] }
    for worker in free { isQueued[worker] = true }
    return free
  }

  /// What happened since one last looked.
  mutating func takeNews() -> News {
    var taken = news
    taken.wallSeconds = wallSeconds
    hasCalled = false
    news.events = []
    news.artefacts = nil
    return taken
  }

  /// Takes up the system's own work.
  mutating func claimCore() -> SystemRun.Claim? {
    guard isCoreClaimable, let taken = core.take() else { return nil }
    var current = news
    current.wallSeconds = wallSeconds
    current.events = []
    defer { results = [:] }
    return SystemRun.Claim(
      core: taken, results: results, wished: saves.wished, wantsSave: wantsSave,
      wantsArtefacts: wantsArtefacts, news: current)
  }

  /// Takes up the evaluation of a trial.
  mutating func claimJob() -> (id: Int, job: D.Job)? {
    guard news.phase == .running, !isClosed,
      let index = jobs.firstIndex(where: { $0.parked != nil }),
      let job = jobs[index].parked.take()
    else { return nil }
    return (jobs[index].id, job)
  }

  /// Puts the system back after a slice of its own work, or ends the run.
  mutating func putBack(_ progress: consuming SystemRun.Progress, cpuSeconds: Double) {
    news.events += progress.events
    news.step = progress.core.step
    news.planned = progress.planned
    news.savedStep = progress.core.recorder.savedStep
    news.cpuSeconds += cpuSeconds
    if let artefacts = progress.artefacts {
      news.artefacts = artefacts
      wantsArtefacts = false
    }
    jobs += progress.jobs
    // Results that came in meanwhile are news to the system.
    isWaiting = progress.isWaiting && results.isEmpty
    results.merge(progress.results) { new, _ in new }
    saves.granted = max(saves.granted, progress.wished)
    if let phase = progress.phase {
      enter(phase)
      news.message = progress.message
    }
    let isOver =
      [.finished, .failed].contains(news.phase)
      || (news.phase == .interrupted && !wantsSave)
    if isOver { return close() }
    let back = progress.core
    core = consume back
  }

  private mutating func close() {
    isClosed = true
    jobs = []
    results = [:]
  }

  /// Puts a trial's evaluation back after a slice, or takes its result.
  mutating func putBack(_ progress: SystemRun.JobProgress, id: Int, cpuSeconds: Double) {
    news.cpuSeconds += cpuSeconds
    guard !isClosed, let index = jobs.firstIndex(where: { $0.id == id }) else { return }
    switch progress {
    case .unfinished(let job): jobs[index].parked = job
    case .finished(let outcome):
      jobs.remove(at: index)
      results[id] = outcome
      isWaiting = false
    case .failed(let job, let failure):
      jobs[index].parked = job
      enter(.paused)
      news.message = failure.message
    }
  }
}
