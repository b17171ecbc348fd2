import Foundation
import Text

/// The one gate between text from anywhere and a terminal.
///
/// Names of runs, hosts and data columns are not ours: they may hold escape sequences that set the
/// clipboard, 8-bit controls, marks that turn the writing direction, or characters of width 0 or 2
/// that would shift everything after them. Only scalars known to print in exactly one column pass;
/// any other becomes one visible sign, so that the width of a text is its number of scalars.
package enum TerminalText {
  /// The scalar itself if it prints in one column, else a sign in its place: a picture of a C0
  /// control, `␡` for delete, `▯` for a wide character, `�` for what is invisible or unknown.
  @inline(__always)
  package static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value &- 0x20 < 0x5F ? scalar : sign(for: scalar)
  }

  /// The text with each letter and the marks above it in one scalar, where there is one.
  package static func composed(_ text: String) -> String {
    // The first bytes of U+0300 to U+036F.
    guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return text }
    return text.precomposedStringWithCanonicalMapping
  }

  /// How many columns a text takes: one for every scalar.
  package static func width(_ text: String) -> Int {
    composed(text).unicodeScalars.count
  }

  /// The text as it would stand in cells, for lines that go to a terminal without a screen.
  ///
  /// Error messages, for example. Line ends stay only where asked.
  package static func clean(_ text: String, keepingLineEnds: Bool = false) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
      scalars.append(keepingLineEnds && scalar == "\n" ? scalar : visible(scalar))
    }
    return String(scalars)
  }

  /// The text if it fits, else its beginning and an ellipsis.
  package static func fitted(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    guard text.utf8.count > width, self.width(text) > width else { return text }
    return String(composed(text).unicodeScalars.prefix(width - 1)) + "…"
  }

  private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    // Glyphs that charts draw by the thousand skip the look-up.
    if value &- 0x2500 < 0xA0 || value &- 0x2800 < 0x100 { return scalar }
    if value < 0x20 { return Unicode.Scalar(0x2400 + value) ?? "?" }
    if value == 0x7F { return "␡" }
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
