package import Learning

/// How a session stands, in a line.
///
/// Its run tells it, lists show it, and it is kept beside the session, so that a list of hundreds
/// opens at once. That file is derived: where it is missing or damaged it is made anew from the log.
package struct SessionStatus: Codable, Hashable, Sendable {
  /// The state of the session.
  package var phase = Phase.queued
  /// Steps done.
  package var step = 0
  /// Steps to do in all; `nil` where there is no end.
  package var planned: Int?
  /// The best score so far.
  package var best: Double?
  /// What the score measures.
  package var objective: Objective?
  /// What has that score.
  package var what: String?
  /// δ as it is now.
  package var delta: Delta?
  /// What was added to δ since the start: a meta-gain or a learning gain, as the system's card says.
  package var addition: Addition?
  /// The last value of the main series.
  package var last: Double?
  /// The mean of the latest values of the main series.
  package var smoothed: Double?
  /// The main series, reduced to a few values.
  package var spark: [Double] = []
  /// Processor seconds spent, in all sittings.
  package var cpuSeconds = 0.0
  /// Seconds spent running, in all sittings, by the clock.
  package var wallSeconds = 0.0
  /// Why it failed or waits, if it does.
  package var message: String?

  static let fileName = "summary.json"

  /// Of a session of which nothing is known yet.
  package init() {}

  /// The share of its steps that is done; `nil` where there is no end.
  package var progress: Double? {
    guard let planned, planned > 0 else { return nil }
    return min(Double(step) / Double(planned), 1)
  }

  /// The best value of the objective so far, in the metric's own sign.
  package var bestValue: Double? {
    best.map { objective?.value(ofScore: $0) ?? $0 }
  }
}
