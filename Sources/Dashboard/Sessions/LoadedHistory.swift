package import Learning
package import Running

/// A session's history made ready to be drawn: its curves with their pyramids, its log line by line.
///
/// For a long history this takes a moment, so it is done where the history is read and not where
/// keys are answered:
///
///     var loaded = LoadedHistory(series: system.series)
///     try store.replay(name) { loaded.take($0) }
///     loaded.settle()
///
/// Its memory is bounded, however long the history.
package struct LoadedHistory: Sendable {
  private(set) var history: History
  private(set) var tracks: Tracks
  private(set) var log: Log
  private(set) var clock = Clock()
  private(set) var trials = TrialTable()
  private let series: [Series]

  /// What is kept of a session: far more points than a screen has columns, some thousand gains and
  /// remarks, and the trials that advice looks at; all trials stand in a table of their own.
  private static let limits = History.Limits(points: 1 << 17, records: 1 << 13, trials: 1 << 9)

  /// The history of a session that has none.
  ///
  /// - Parameter series: what its system reports.
  package init(series: [Series] = []) {
    self.init(History(limits: Self.limits), Log(), series)
  }

  /// Makes a history of a system that reports these series ready, however much it holds.
  package init(_ history: History, series: [Series]) {
    self.init(history, Log(of: history), series)
    for (step, record) in history.trials { note(record, at: step) }
    settle()
  }

  private init(_ history: History, _ log: Log, _ series: [Series]) {
    self.history = history
    self.log = log
    self.series = series
    tracks = Tracks(series)
  }

  /// Applies events; `settle` makes the result ready to be drawn.
  package mutating func take(_ event: Running.Event) {
    history.apply(event)
    if case .trial(let record) = event.body { note(record, at: event.step) }
    if let line = LogLine(event) { log.append(line) }
  }

  private mutating func note(_ record: TrialRecord, at step: Int) {
    clock.note(cost: record.outcome.cost, at: step)
    trials.append(record, step: step)
  }

  /// Makes what was taken in ready to be drawn.
  package mutating func settle() { tracks.follow(history, clock) }

  /// Applies newer events and makes the result ready to be drawn.
  mutating func apply(_ events: [Running.Event]) {
    for event in events { take(event) }
    settle()
  }

  /// Notes the time spent up to a step.
  mutating func note(step: Int, processor: Double, wall: Double) {
    clock.note(step: step, processor: processor, wall: wall)
  }

  /// Draws its curves over something else than before.
  mutating func cast(over abscissa: Abscissa) {
    guard clock.abscissa != abscissa else { return }
    clock.abscissa = abscissa
    let smoothing = tracks.smoothing
    tracks = Tracks(series)
    tracks.follow(history, clock)
    tracks.smooth(smoothing)
  }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { tracks.smooth(share) }
}
