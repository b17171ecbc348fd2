/// What one looks for in the help.
struct HelpState: Sendable {
  /// What lines must contain.
  var search = TextField()
  /// The first line shown.
  var offset = 0
}
