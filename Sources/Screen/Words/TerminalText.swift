import Foundation
import Text

/// The one gate between text from anywhere and a terminal.
///
/// Names of runs, hosts and data columns are not ours: they may hold escape sequences that set the
/// clipboard, 8-bit controls, marks that turn the writing direction, or characters of a width that
/// shifts everything after them. Only scalars known to print in exactly one or two columns pass; any
/// other becomes one visible sign. In a composed text every scalar stands for a column: one of two
/// columns is followed by a `tail`.
package enum TerminalText {
  /// Stands for the second column of a character of two: a noncharacter, never sent anywhere.
  package static let tail: Unicode.Scalar = "\u{FFFF}"

  /// The scalar itself if its columns are known, else a sign in its place: a picture of a C0
  /// control, `␡` for delete, `▯` for an emoji and its like, `�` for what is invisible or unknown.
  @inline(__always)
  package static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value &- 0x20 < 0x5F ? scalar : sign(for: scalar)
  }

  /// The text with a scalar for every column: each letter and the marks above it in one, where there
  /// is one, and a `tail` after each character of two columns.
  ///
  /// What is composed already stays as it is.
  package static func composed(_ text: String) -> String {
    // The first bytes of U+0300 to U+036F, and of U+3000 and beyond.
    guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD || $0 >= 0xE3 }) else { return text }
    var columns = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars where scalar != tail {
      columns.append(scalar)
      if isDouble(scalar) { columns.append(tail) }
    }
    return String(columns)
  }

  /// Whether a character takes two columns.
  static func isDouble(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x3000, double.contains(where: { $0.contains(scalar.value) }) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return true
    }
  }

  /// How many columns a text takes.
  package static func width(_ text: String) -> Int {
    composed(text).unicodeScalars.count
  }

  /// The text as it would stand in cells, for lines that go to a terminal without a screen.
  ///
  /// Error messages, for example. Line ends stay only where asked.
  package static func clean(_ text: String, keepingLineEnds: Bool = false) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars where scalar != tail {
      scalars.append(keepingLineEnds && scalar == "\n" ? scalar : visible(scalar))
    }
    return String(scalars)
  }

  /// The text if it fits, else its beginning and an ellipsis.
  package static func fitted(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    guard text.utf8.count > width, self.width(text) > width else { return text }
    var columns = composed(text).unicodeScalars.prefix(width - 1)
    // No half of a character.
    if let last = columns.last, isDouble(last) { columns.removeLast() }
    return String(columns) + "…"
  }

  private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    // Glyphs that charts draw by the thousand skip the look-up.
    if value &- 0x2500 < 0xA0 || value &- 0x2800 < 0x100 { return scalar }
    if value < 0x20 { return Unicode.Scalar(0x2400 + value) ?? "?" }
    if value == 0x7F { return "␡" }
    if scalar == tail || isDouble(scalar) { return scalar }
    if isNarrow(value), scalar.properties.generalCategory != .unassigned { return scalar }
    return isWide(value) ? "▯" : "�"
  }

  /// Whether a scalar beyond ASCII is in a block of plain characters of width one.
  private static func isNarrow(_ value: UInt32) -> Bool {
    let block = narrow.prefixCount { $0.upperBound < value }
    return block < narrow.count && narrow[block].contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    value >= 0x1100 && wide.contains { $0.contains(value) }
  }
}
