/// One character position: a printable scalar, what it is for, and what it stands on.
///
/// A cell cannot hold anything that moves a cursor: `init` passes every scalar through
/// `TerminalText.visible`, so no path to the terminal avoids it. A character of two columns is
/// followed by a cell with `TerminalText.tail`; `Screen.glyph` knows what to show where one half is
/// missing.
package struct Cell: Hashable, Sendable {
  /// The character; always printable, or the second half of the one before.
  package let scalar: Unicode.Scalar
  /// What the character is for.
  package var role: Role
  /// What lies behind it: `.background`, or a role such as `.selection` or a ramp step.
  package var ground: Role
  /// Weight and the like, beside what the theme gives the role.
  package var attributes: Attributes

  /// An empty cell.
  package static let blank = Cell(" ")

  /// A cell; a scalar that must not reach a terminal is replaced visibly.
  package init(
    _ scalar: Unicode.Scalar, _ role: Role = .text, on ground: Role = .background,
    _ attributes: Attributes = []
  ) {
    self.scalar = TerminalText.visible(scalar)
    self.role = role
    self.ground = ground
    self.attributes = attributes
  }
}

/// Ways a character can stand out that need no colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  /// The set as bits.
  package let rawValue: UInt8

  /// The set with these bits.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier strokes.
  package static let bold = Attributes(rawValue: 1)
  /// Fainter strokes.
  package static let dim = Attributes(rawValue: 2)
  /// Slanted strokes.
  package static let italic = Attributes(rawValue: 4)
  /// A line below.
  package static let underline = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  package static let reverse = Attributes(rawValue: 16)
}
