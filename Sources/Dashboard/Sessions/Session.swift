import Learning
import Running

/// What the dashboard knows of a session: what is on disk, and the news of its run.
struct Session: Sendable {
  let name: SessionName
  /// What was asked; `nil` when that cannot be read.
  private(set) var record: SessionRecord?
  /// What a person wrote on it.
  private(set) var label = SessionLabel()
  /// Its state now.
  private(set) var status = SessionStatus()
  /// Whether this program has it.
  private(set) var isHere = false
  /// Whether another process has it.
  private(set) var isElsewhere = false
  /// Why it cannot be read.
  private(set) var problem: String?
  /// Everything that happened; `nil` until it was asked for.
  private var loaded: LoadedHistory?
  /// The step it was at when its history was read, or a run here told its last news.
  private var knownStep = 0
  /// Whether another process took it further since its history was read.
  private(set) var isStale = false
  /// Which share of its log has been read.
  private(set) var readShare = 0.0
  /// Why the last thing asked for could not be loaded.
  private(set) var failure: String?
  /// What is inside; `nil` until it was asked for.
  private(set) var artefacts: [Artefact]?
  /// What was inside at the moment in the past that was asked for last.
  private(set) var pastInside: EarlierInside?
  /// What its run here asks somebody to choose.
  private(set) var question: PendingQuestion?
  /// What its run is doing, in a few words; `nil` where nothing is to be said of that.
  private(set) var activity: String?
  /// The step of the newest checkpoint of a run here.
  private(set) var savedStep: Int?
  /// How fast it goes.
  private(set) var stepRate = StepRate()
  /// What it reports.
  private let series: [Series]

  /// A session of a system that reports these series.
  init(_ name: SessionName, series: [Series]) {
    self.name = name
    self.series = series
    status.phase = .interrupted
  }

  /// Everything that happened; `nil` until it was asked for.
  var history: History? { loaded?.history }

  /// Its curves, as far as the history is known.
  var tracks: Tracks { loaded?.tracks ?? Tracks() }

  /// Its log, as far as the history is known.
  var log: [LogLine] { loaded?.log.lines ?? [] }

  /// Its trials, as far as the history is known.
  var trials: TrialTable { loaded?.trials ?? TrialTable() }

  /// How many lines of its log are only on disk.
  var droppedLines: Int { loaded?.log.droppedCount ?? 0 }

  /// Where its steps lie on the horizontal axis of its charts.
  var clock: Clock { loaded?.clock ?? Clock() }

  /// The phase, as far as this program can tell.
  var phase: Phase { status.phase }

  /// The system's id, if it can be read.
  var system: String? { record?.request.system }

  /// What it was forked from.
  var parent: SessionRecord.Parent? { record?.parent }

  /// The name of what it was forked from.
  var parentName: SessionName? { parent.flatMap { try? SessionName($0.session) } }

  /// Whether it is at work in this program.
  var isLive: Bool { isHere && phase.isLive }

  /// Whether there is work of it left that could be paused or resumed.
  var isUnfinished: Bool { phase != .finished }

  /// Whether another process is at work on it.
  var isLiveElsewhere: Bool { isElsewhere && phase.isLive }

  /// Whether there is something to stop.
  var isStoppable: Bool { isLive || phase == .paused && isHere || isLiveElsewhere }

  /// Whole seconds until it is done, at its step rate: an estimate has no hundredths.
  var secondsLeft: Double? {
    guard phase == .running, let planned = status.planned else { return nil }
    return stepRate.seconds(for: planned - status.step)?.rounded()
  }
}

extension Session {
  /// Updates it from disk, unless a run of this program has newer state.
  mutating func update(_ entry: SessionStore.Entry) {
    problem = entry.problem
    record = entry.record ?? record
    label = entry.label
    guard !isHere else { return }
    isElsewhere = entry.isInUse
    guard let found = entry.status else { return }
    status = found
    status.phase = entry.phase
    isStale = loaded != nil && status.step != knownStep
  }

  /// Notes that a run of this program has it now.
  mutating func opened(_ record: SessionRecord) {
    self.record = record
    isHere = true
    isElsewhere = false
    status.phase = .queued
  }

  /// Notes which share of its log has been read.
  mutating func note(read share: Double) { readShare = share }

  /// What is being done about a history that is not there yet.
  var loading: String {
    switch readShare {
    case 0: "Reading the log …"
    case ..<1: "Reading the log … \(Int(readShare * 100)) %"
    default: "Reading the log … drawing it up"
    }
  }

  /// Sets its history, with curves smoothed and cast as charts show them.
  mutating func load(_ loaded: LoadedHistory, smoothing: Double, over abscissa: Abscissa) {
    self.loaded = loaded
    (knownStep, isStale) = (status.step, false)
    self.loaded?.note(
      step: status.step, processor: status.cpuSeconds, wall: status.wallSeconds)
    self.loaded?.smooth(smoothing)
    self.loaded?.cast(over: abscissa)
    failure = nil
  }

  /// Sets what is inside.
  mutating func show(_ artefacts: [Artefact]) {
    self.artefacts = artefacts
    failure = nil
  }

  /// Sets what was inside in the past.
  mutating func show(_ past: EarlierInside) {
    pastInside = past
    failure = nil
  }

  /// Notes that what was asked for cannot be loaded.
  mutating func fail(_ message: String) { failure = message }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { loaded?.smooth(share) }

  /// Draws its curves over something else.
  mutating func cast(over abscissa: Abscissa) { loaded?.cast(over: abscissa) }

  /// Applies news of its run.
  mutating func apply(_ news: News) {
    stepRate.note(step: news.step, seconds: news.wallSeconds, isRunning: news.phase == .running)
    status = news.status
    knownStep = status.step
    savedStep = news.savedStep ?? savedStep
    artefacts = news.artefacts ?? artefacts
    if !news.events.isEmpty {
      loaded = loaded ?? LoadedHistory(series: series)
      loaded?.note(step: news.step, processor: news.cpuSeconds, wall: news.wallSeconds)
      loaded?.apply(news.events)
    }
    isHere = news.phase.isLive || news.phase == .paused
    question = isHere ? news.question : nil
    activity = news.activity
  }
}
