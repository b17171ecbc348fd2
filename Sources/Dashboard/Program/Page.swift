import Running

/// What is shown: the sessions, what can be started, some sessions side by side, or one session
/// from some side.
enum Page: Hashable, Sendable {
  case home
  case systems
  case form
  case compare
  case machine
  case session(SessionName, Side)

  /// The sides of a session, in the order of their keys.
  enum Side: String, CaseIterable, Sendable {
    case run, inside, log, card
  }
}

/// What lies over a page.
enum Overlay: Sendable {
  case help(HelpState)
  case themes(ThemePicker)
  case palette(PaletteState)
  /// The choice of how to export what is shown.
  case export
  case question(Question)
  /// The program waits for its runs to be saved.
  case leaving
}

/// A question to be answered with yes or no.
struct Question: Hashable, Sendable {
  var title: String
  var text: String
  /// What yes means, in a word.
  var yes: String
  var effects: [Dashboard.Effect]
}

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
