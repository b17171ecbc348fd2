public import Learning
public import Running

/// A session's history made ready to be drawn: its curves with their pyramids, its log line by
/// line, and its δ.
///
/// For a long history this takes a moment, so it is done where the history is read and not where
/// keys are answered.
public struct Archive: Sendable {
  private(set) var history: History
  private(set) var tracks: Tracks
  private(set) var log: [LogLine]
  private(set) var delta: Delta?
  private(set) var firstDelta: Delta?
  private(set) var clock = Clock()
  private let series: [Series]

  /// Makes a history of a system that reports these series ready.
  public init(_ history: History, series: [Series]) {
    self.history = history
    self.series = series
    log = LogLine.lines(of: history)
    tracks = Tracks(series)
    tracks.apply(history, clock)
    for (step, record) in history.trials { clock.note(cost: record.outcome.cost, at: step) }
    let past = Past(history)
    (delta, firstDelta) = (past.delta, past.firstDelta)
  }

  /// The history of a session that has none.
  init(series: [Series] = []) { self.init(History(), series: series) }

  /// Takes in what happened since.
  mutating func apply(_ events: [Running.Event]) {
    let gains = history.gains.count
    for event in events {
      history.apply(event)
      if case .trial(let record) = event.body {
        clock.note(cost: record.outcome.cost, at: event.step)
      }
      tracks.apply(event, clock)
      if let line = LogLine(event) { log.append(line) }
    }
    guard history.gains.count > gains else { return }
    let past = Past(history)
    (delta, firstDelta) = (past.delta, past.firstDelta)
  }

  /// Takes in what had been spent at a step.
  mutating func note(step: Int, processor: Double, wall: Double) {
    clock.note(step: step, processor: processor, wall: wall)
  }

  /// Draws its curves over something else than before.
  mutating func cast(over abscissa: Abscissa) {
    guard clock.abscissa != abscissa else { return }
    clock.abscissa = abscissa
    let smoothing = tracks.smoothing
    tracks = Tracks(series)
    tracks.apply(history, clock)
    tracks.smooth(smoothing)
  }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { tracks.smooth(share) }
}
