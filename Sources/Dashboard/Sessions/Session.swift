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
  /// What is inside; `nil` until it was asked for.
  var artefacts: [Artefact]?
  /// The step of the newest checkpoint of a run here.
  private(set) var savedStep: Int?
  /// How fast it goes.
  private(set) var pace = Pace()
  /// The series that matters most.
  var mainSeries: String?

  /// A session as it lies on disk.
  init(_ entry: SessionStore.Entry) {
    name = entry.name
    standing.phase = .interrupted
    update(entry)
  }

  /// A session that a run here has begun or taken up.
  init(_ name: SessionName, record: SessionRecord) {
    self.name = name
    self.record = record
    isHere = true
  }

  /// The phase, as far as this program can tell.
  var phase: Phase { standing.phase }

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
  }

  /// Takes in what its log holds.
  mutating func load(_ history: History) {
    self.history = history
    let past = Past(history)
    standing.delta = past.delta
    standing.firstDelta = past.firstDelta
    standing.apply(past, main: mainSeries)
  }

  /// Takes in what a run here says.
  mutating func apply(_ news: News) {
    pace.note(step: news.step, seconds: news.wallSeconds, isRunning: news.phase == .running)
    standing.apply(news)
    savedStep = news.savedStep ?? savedStep
    artefacts = news.artefacts ?? artefacts
    if !news.events.isEmpty { apply(news.events) }
    if !news.phase.isLive, news.phase != .paused { isHere = false }
  }

  private mutating func apply(_ events: [Running.Event]) {
    var past = history.take() ?? History()
    let gains = past.gains.count
    for event in events { past.apply(event) }
    history = past
    if past.gains.count > gains {
      standing.delta = Past(past).delta
      standing.firstDelta = Past(past).firstDelta
    }
    standing.apply(Past(past), main: mainSeries)
  }
}
