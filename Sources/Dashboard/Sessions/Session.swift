import Learning
import Running

/// What the dashboard knows of a session: what is on disk, and what a run here says.
struct Session: Sendable {
  let name: SessionName
  /// What was asked; `nil` when that cannot be read.
  private(set) var record: SessionRecord?
  /// How it stands now.
  private(set) var standing = Standing()
  /// Whether this program has it.
  private(set) var isHere = false
  /// Whether another process has it.
  private(set) var isElsewhere = false
  /// Why it cannot be read.
  private(set) var problem: String?
  /// Everything that happened; `nil` until it was asked for.
  private var archive: Archive?
  /// Which share of its log has been read.
  private(set) var readShare = 0.0
  /// Why what was last asked for could not be had.
  private(set) var failure: String?
  /// What is inside; `nil` until it was asked for.
  private(set) var artefacts: [Artefact]?
  /// What was inside at the moment in the past that was asked for last.
  private(set) var pastInside: PastInside?
  /// The step of the newest checkpoint of a run here.
  private(set) var savedStep: Int?
  /// How fast it goes.
  private(set) var pace = Pace()
  /// What it reports.
  private let series: [Series]

  /// A session of a system that reports these series.
  init(_ name: SessionName, series: [Series]) {
    self.name = name
    self.series = series
    standing.phase = .interrupted
  }

  /// Everything that happened; `nil` until it was asked for.
  var history: History? { archive?.history }

  /// Its curves, as far as the history is known.
  var tracks: Tracks { archive?.tracks ?? Tracks() }

  /// Its log, as far as the history is known.
  var log: [LogLine] { archive?.log.lines ?? [] }

  /// How many lines of its log are only on disk.
  var droppedLines: Int { archive?.log.droppedCount ?? 0 }

  /// Where its steps lie on the horizontal axis of its charts.
  var clock: Clock { archive?.clock ?? Clock() }

  /// The phase, as far as this program can tell.
  var phase: Phase { standing.phase }

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

  /// Whether there is something in this program to stop.
  var isStoppable: Bool { isLive || phase == .paused && isHere }

  /// Whole seconds until it is done, at the pace it has: an estimate has no hundredths.
  var secondsLeft: Double? {
    guard phase == .running, let planned = standing.planned else { return nil }
    return pace.seconds(for: planned - standing.step)?.rounded()
  }
}

extension Session {
  /// Takes in what a look at the disk found; what a run here says is newer.
  mutating func update(_ entry: SessionStore.Entry) {
    problem = entry.problem
    record = entry.record ?? record
    guard !isHere else { return }
    isElsewhere = entry.isInUse
    guard let found = entry.summary else { return }
    standing = Standing(found)
    standing.phase = entry.phase
  }

  /// Takes in that a run here has it now.
  mutating func opened(_ record: SessionRecord) {
    self.record = record
    isHere = true
    isElsewhere = false
    standing.phase = .queued
  }

  /// Takes in which share of its log has been read.
  mutating func note(read share: Double) { readShare = share }

  /// What is being done about a history that is not there yet.
  var loading: String {
    switch readShare {
    case 0: "Reading the log …"
    case ..<1: "Reading the log … \(Int(readShare * 100)) %"
    default: "Reading the log … drawing it up"
    }
  }

  /// Takes in what its log holds, with its curves smoothed and over what charts are over.
  mutating func load(_ archive: Archive, smoothing: Double, over abscissa: Abscissa) {
    self.archive = archive
    self.archive?.note(
      step: standing.step, processor: standing.cpuSeconds, wall: standing.wallSeconds)
    self.archive?.smooth(smoothing)
    self.archive?.cast(over: abscissa)
    failure = nil
    note()
  }

  /// Takes in what is inside.
  mutating func show(_ artefacts: [Artefact]) {
    self.artefacts = artefacts
    failure = nil
  }

  /// Takes in what was inside in the past.
  mutating func show(_ past: PastInside) {
    pastInside = past
    failure = nil
  }

  /// Takes in that what was asked for cannot be had.
  mutating func fail(_ message: String) { failure = message }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { archive?.smooth(share) }

  /// Draws its curves over something else.
  mutating func cast(over abscissa: Abscissa) { archive?.cast(over: abscissa) }

  /// Takes in what a run here says.
  mutating func apply(_ news: News) {
    pace.note(step: news.step, seconds: news.wallSeconds, isRunning: news.phase == .running)
    standing.apply(news)
    savedStep = news.savedStep ?? savedStep
    artefacts = news.artefacts ?? artefacts
    if !news.events.isEmpty {
      archive = archive ?? Archive(series: series)
      archive?.note(step: news.step, processor: news.cpuSeconds, wall: news.wallSeconds)
      archive?.apply(news.events)
      note()
    }
    isHere = news.phase.isLive || news.phase == .paused
  }

  /// Notes what the history adds up to.
  private mutating func note() {
    guard let archive else { return }
    standing.apply(Past(archive.history), main: series.first?.id)
    (standing.delta, standing.firstDelta) = (archive.delta, archive.firstDelta)
  }
}
