/// How the numbers of a table are written, as far as its cells have shown.
///
/// Where cells contradict each other, no reading is right for all of them, and the table is
/// refused: a factor of a thousand must not be guessed.
struct NumberStyle {
  /// Whether a comma that may be either sign is a decimal one, as where semicolons part cells.
  private let prefersDecimalComma: Bool
  /// Whether a point before three digits is worth remembering.
  private let watchesPoints: Bool
  private var decimalComma: Seen?
  private var groupComma: Seen?
  private var eitherComma: Seen?
  private var eitherPoint: Seen?

  private struct Seen {
    var line: Int
    var column: Int
    var text: String
  }

  init(_ delimiter: Delimiter) {
    prefersDecimalComma = delimiter.isSemicolon
    watchesPoints = !delimiter.isComma
  }

  /// The number in a cell; `nil` where there is none.
  mutating func number(_ row: TableRow, _ column: Int) -> Double? {
    if let number = row.number(column) {
      if watchesPoints, eitherPoint == nil, Self.mayBeGrouped(row.cell(column)) {
        eitherPoint = Self.seen(row, column)
      }
      return number
    }
    guard let written = WrittenNumber(row.cell(column)) else { return nil }
    switch written.style {
    case .neutral: break
    case .decimalComma: decimalComma = decimalComma ?? Self.seen(row, column)
    case .groupComma: groupComma = groupComma ?? Self.seen(row, column)
    case .eitherComma:
      eitherComma = eitherComma ?? Self.seen(row, column)
      if prefersDecimalComma { return written.valueAsDecimal }
    }
    return written.value
  }

  /// Whether a comma was read as a decimal one.
  var hasDecimalCommas: Bool {
    decimalComma != nil || prefersDecimalComma && eitherComma != nil
  }

  /// Throws if no one way of writing numbers explains all of them.
  func check(file: String) throws(DataFailure) {
    let doubtful =
      hasDecimalCommas && eitherPoint != nil
      ? eitherPoint
      : prefersDecimalComma
        ? (groupComma == nil ? nil : eitherComma) : (decimalComma == nil ? nil : eitherComma)
    if let doubtful { throw Self.failure(doubtful, file, "may be a thousand times as much") }
    if decimalComma != nil, let groupComma {
      throw Self.failure(groupComma, file, "has a comma for thousands, others one for decimals")
    }
  }

  private static func failure(_ seen: Seen, _ file: String, _ problem: String) -> DataFailure {
    DataFailure(
      file, at: .cell(line: seen.line, column: seen.column), "'\(seen.text)' \(problem)",
      remedy: "write all numbers one way, without separators of thousands")
  }

  private static func seen(_ row: TableRow, _ column: Int) -> Seen {
    Seen(line: row.line, column: column + 1, text: printable(row.cell(column)))
  }

  /// Whether a plain number has one point and three digits after it, like a thousand.
  private static func mayBeGrouped(_ cell: ArraySlice<UInt8>) -> Bool {
    let digits = cell.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard (5...7).contains(digits.count), digits[digits.endIndex - 4] == UInt8(ascii: ".") else {
      return false
    }
    return digits.first != UInt8(ascii: "0") && digits.allSatisfy { $0 < 58 }
  }
}
