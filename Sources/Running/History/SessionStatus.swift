public import Learning

/// How a session stands, in a line.
///
/// Its run tells it, lists show it, and it is kept beside the session, so that a list of hundreds
/// opens at once. That file is derived: where it is missing or damaged it is made anew from the log.
public struct SessionStatus: Codable, Hashable, Sendable {
  /// The state of the session.
  public var phase = Phase.queued
  /// Steps done.
  public var step = 0
  /// Steps to do in all; `nil` where there is no end.
  public var planned: Int?
  /// The best score so far.
  public var best: Double?
  /// What the score measures.
  public var objective: Objective?
  /// What has that score.
  public var what: String?
  /// δ as it is now.
  public var delta: Delta?
  /// δ as it was at the start.
  public var firstDelta: Delta?
  /// The last value of the main series.
  public var last: Double?
  /// The mean of the latest values of the main series.
  public var smoothed: Double?
  /// The main series, reduced to a few values.
  public var spark: [Double] = []
  /// Processor seconds spent, in all sittings.
  public var cpuSeconds = 0.0
  /// Seconds spent running, in all sittings, by the clock.
  public var wallSeconds = 0.0
  /// Why it failed or waits, if it does.
  public var message: String?

  static let fileName = "summary.json"

  /// Of a session of which nothing is known yet.
  public init() {}

  /// The share of its steps that is done; `nil` where there is no end.
  public var progress: Double? {
    guard let planned, planned > 0 else { return nil }
    return min(Double(step) / Double(planned), 1)
  }

  /// The best value of the objective so far, in the metric's own sign.
  public var bestValue: Double? {
    best.map { objective?.value(ofScore: $0) ?? $0 }
  }

  /// The meta-gain: δ now less δ at the start, what the meta-algorithm has added so far.
  public var metaGain: Double? {
    guard let delta, let firstDelta, delta != firstDelta else { return nil }
    return delta.mean - firstDelta.mean
  }
}
