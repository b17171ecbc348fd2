/// The state of a run.
package enum Phase: String, Codable, CaseIterable, Sendable {
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
  package var isLive: Bool { self == .queued || self == .running }
}
