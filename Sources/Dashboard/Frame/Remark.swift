/// A remark that goes away by itself.
struct Remark: Hashable, Sendable {
  var text: String
  var isFailure = false
  /// Whether a key undoes what it reports.
  var canUndo = false
  /// When it goes away.
  var end: Double

  /// How long remarks stay, in seconds, and how long those of failures.
  static let duration = 6.0
  static let failureDuration = 20.0
}
