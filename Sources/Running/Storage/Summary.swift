public import Learning

/// A session in a line, kept beside it so that a list of hundreds opens at once.
///
/// It is derived: where it is missing or damaged it is made anew from the log.
public struct Summary: Codable, Hashable, Sendable {
  /// The state of the session.
  public var phase: Phase
  /// Steps done.
  public var step: Int
  /// Steps to do in all; `nil` where there is no end.
  public var planned: Int?
  /// The best score so far.
  public var best: Double?
  /// What has that score.
  public var what: String?
  /// δ as it is now.
  public var delta: Delta?
  /// δ as it was at the start.
  public var firstDelta: Delta?
  /// The last value of the first series.
  public var last: Double?
  /// The mean of the latest values of the first series.
  public var smoothed: Double?
  /// The first series, reduced to a few values.
  public var spark: [Double]
  /// Processor seconds spent.
  public var cpuSeconds: Double
  /// Seconds spent running, by the clock.
  public var wallSeconds: Double
  /// Why it failed or waits, if it does.
  public var message: String?

  static let name = "summary.json"
}

/// The state of a run.
public enum Phase: String, Codable, CaseIterable, Sendable {
  /// Waiting for its first turn.
  case queued
  /// At work.
  case running
  /// Waiting for a person.
  case paused
  /// Done with all it set out to do.
  case finished
  /// Stopped by an error; what was saved before is kept.
  case failed
  /// Stopped before its end; it can be resumed.
  case interrupted

  /// Whether the run may do more without being asked.
  public var isLive: Bool { self == .queued || self == .running }
}
