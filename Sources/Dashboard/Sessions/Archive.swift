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

  /// Makes a history of a system that reports these series ready.
  public init(_ history: History, series: [Series]) {
    self.history = history
    log = LogLine.lines(of: history)
    tracks = Tracks(series)
    tracks.apply(history)
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
      tracks.apply(event)
      if let line = LogLine(event) { log.append(line) }
    }
    guard history.gains.count > gains else { return }
    let past = Past(history)
    (delta, firstDelta) = (past.delta, past.firstDelta)
  }

  /// Smooths its curves.
  mutating func smooth(_ share: Double) { tracks.smooth(share) }
}
