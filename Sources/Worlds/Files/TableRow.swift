import Foundation

/// A row of a table as it stands in the file.
struct TableRow {
  /// Its line, or lines where a quoted cell has line ends in it.
  var bytes: [UInt8] = []
  /// Where its cells are, without the quotes.
  var cells: [Range<Int>] = []
  /// The line it begins on, counted from 1.
  var line = 0

  /// The bytes of a cell.
  func cell(_ column: Int) -> ArraySlice<UInt8> { bytes[cells[column]] }

  /// A cell as a plain decimal number.
  func number(_ column: Int) -> Double? {
    bytes.withUnsafeBufferPointer { decimalNumber(.init(rebasing: $0[cells[column]])) }
  }

  /// A cell as text on one line, doubled quotes undone; `nil` if it is no valid UTF-8.
  func text(_ column: Int) -> String? {
    let bytes = cell(column)
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    guard bytes.contains(where: { $0 < 0x21 || $0 == UInt8(ascii: "\"") || $0 >= 0x80 }) else {
      return text
    }
    return text.replacing("\"\"", with: "\"")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What a cell is when nothing else is known of its column.
  func kind(_ column: Int) -> CellKind {
    if number(column) != nil { return .number }
    let bytes = cell(column)
    if isMissing(bytes) { return .missing }
    return WrittenNumber(bytes) == nil ? .text : .number
  }
}

/// What a cell looks like by itself.
enum CellKind {
  case number, text, missing
}

/// Whether a cell says that there is no value: nothing, `?`, or what databases, spreadsheets and
/// statistics programs write for it.
func isMissing(_ cell: ArraySlice<UInt8>) -> Bool {
  guard cell.count <= 8 else { return false }
  if cell.isEmpty { return true }
  let text = String(decoding: cell, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  return ["", "?", "na", "n/a", "#n/a", "nan", "-nan", "+nan", "null"].contains(text.lowercased())
}
