/// A run of text in one style.
///
/// A string literal is a run of plain text.
///
///     screen.write(["best ", TextRun("0.931", .best)], x: 0, y: 0)
package struct TextRun: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The characters.
  package var text: String
  /// What they are for.
  package var role: Role
  /// How they stand out beside it.
  package var attributes: Attributes

  /// A run of text.
  package init(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
    self.text = text
    self.role = role
    self.attributes = attributes
  }

  /// A run of plain text.
  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// Columns.
  package var width: Int { TerminalText.width(text) }
}

/// Where a text stands in a width larger than its own.
package enum Alignment: Sendable {
  case left, centre, right

  /// The columns before a text of this length.
  func indent(of length: Int, in width: Int) -> Int {
    switch self {
    case .left: 0
    case .centre: max(0, (width - length) / 2)
    case .right: max(0, width - length)
    }
  }
}
