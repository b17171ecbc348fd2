/// What is wrong with a theme, and where: thrown if it cannot be used, listed if it can.
package struct ThemeIssue: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the theme.
  package var theme: String
  /// The line, from 1; 0 where it is the whole file.
  package var line: Int
  /// What is wrong and what would be right.
  package var message: String

  /// Says what is wrong with a theme.
  package init(theme: String, line: Int, message: String) {
    (self.theme, self.line, self.message) = (theme, line, message)
  }

  /// One line, such as `ember, line 7: unknown colour "bleu"; did you mean "blue"?`.
  package var description: String {
    TerminalText.clean(line > 0 ? "\(theme), line \(line): \(message)" : "\(theme): \(message)")
  }
}
