import Dashboard

/// How the dashboard is to look and where it finds what it needs.
struct DashboardOptions: Sendable {
  /// Reads the session files that come with the program; called when the screen is up.
  var ready: @Sendable () -> [ReadySession] = { [] }
  /// Folders in which theme files may be, the nearest first.
  var themeFolders: [String] = []
  /// A theme for this time, by name.
  var theme: String?
  /// No colours at all.
  var isColourless = false
  /// Nothing but ASCII.
  var isASCII = false
  /// Plots of half blocks, for fonts whose braille cannot be read.
  var hasHalfBlocks = false
  /// Whether the mouse is reported.
  ///
  /// Without it the terminal's own selection of text works.
  var takesMouse = true
}
