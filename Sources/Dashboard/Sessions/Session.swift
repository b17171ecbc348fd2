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
  private(set) var history: History?
  /// Its curves, as far as the history is known.
  private(set) var tracks: Tracks
  /// Its log, as far as the history is known.
  private(set) var log: [LogLine] = []
  /// What is inside; `nil` until it was asked for.
  private(set) var artefacts: [Artefact]?
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
    tracks = Tracks(series)
    standing.phase = .interrupted
  }

  /// The phase, as far as this program can tell.
  var phase: Phase { standing.phase }

  /// The system's id, if it can be read.
  var system: String? { record?.request.system }

  /// Whether it is at work in this program.
  var isLive: Bool { isHere && phase.isLive }

  /// Seconds until it is done, at the pace it has.
  var secondsLeft: Double? {
    guard phase == .running, let planned = standing.planned else { return nil }
    return pace.seconds(for: planned - standing.step)
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

  /// Takes in what its log holds.
  mutating func load(_ history: History) {
    self.history = history
    log = LogLine.lines(of: history)
    let smoothing = tracks.smoothing
    tracks = Tracks(series)
    tracks.smooth(smoothing)
    tracks.apply(history)
    standing.apply(Past(history), main: series.first?.id, withDelta: true)
  }

  /// Takes in what is inside.
  mutating func show(_ artefacts: [Artefact]) { self.artefacts = artefacts }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { tracks.smooth(share) }

  /// Takes in what a run here says.
  mutating func apply(_ news: News) {
    pace.note(step: news.step, seconds: news.wallSeconds, isRunning: news.phase == .running)
    standing.apply(news)
    savedStep = news.savedStep ?? savedStep
    artefacts = news.artefacts ?? artefacts
    if !news.events.isEmpty { apply(news.events) }
    isHere = news.phase.isLive || news.phase == .paused
  }

  private mutating func apply(_ events: [Running.Event]) {
    var past = history.take() ?? History()
    let gains = past.gains.count
    for event in events {
      past.apply(event)
      tracks.apply(event)
      if let line = LogLine(event) { log.append(line) }
    }
    standing.apply(Past(past), main: series.first?.id, withDelta: past.gains.count > gains)
    history = past
  }
}
