import Screen

/// A remark that goes away by itself.
struct Toast: Hashable, Sendable {
  var text: String
  var role: Role
  /// When it goes away.
  var end: Double

  /// How long remarks stay, in seconds.
  static let duration = 6.0
  /// How long one that something went wrong stays.
  static let failureDuration = 20.0
}
