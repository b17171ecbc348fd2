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
  /// What else there is to do, if there is something.
  var alternative: Alternative?

  /// Something to do that is neither yes nor no.
  struct Alternative: Hashable, Sendable {
    /// What it means, in a few words.
    var words: String
    var effects: [Dashboard.Effect]
  }
}
