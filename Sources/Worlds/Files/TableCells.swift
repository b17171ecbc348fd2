/// What stands between the cells of a table.
enum Delimiter {
  case byte(UInt8)
  case whitespace

  /// The delimiter that a first row speaks for: the most frequent of tab, semicolon and comma, a
  /// bar where there is none of them, and white space where there is no bar either.
  ///
  /// A semicolon also where there are more commas, one a cell: those are decimal.
  init(in line: [UInt8]) {
    var counts = [0, 0, 0, 0]
    let candidates = [
      UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"),
    ]
    var isQuoted = false
    var areDecimal = true
    for (place, byte) in line.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: ",") {
        areDecimal = areDecimal && isDigit(place - 1, of: line) && isDigit(place + 1, of: line)
      }
      if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    var best = 0
    for candidate in 1..<3 where counts[candidate] > counts[best] { best = candidate }
    if best == 2, areDecimal, counts[1] > 0, counts[2] <= counts[1] + 1 { best = 1 }
    if counts[best] == 0 { best = 3 }
    self = counts[best] > 0 ? .byte(candidates[best]) : .whitespace
  }
}

extension Delimiter {
  /// Whether it is a semicolon.
  var isSemicolon: Bool { isByte(";") }
  /// Whether it is a comma.
  var isComma: Bool { isByte(",") }

  private func isByte(_ scalar: Unicode.Scalar) -> Bool {
    if case .byte(let byte) = self { UInt32(byte) == scalar.value } else { false }
  }
}

/// Whether there is a digit at a place of a line.
private func isDigit(_ place: Int, of line: [UInt8]) -> Bool {
  line.indices.contains(place) && (48...57).contains(line[place])
}

/// How a search for the cells of a row ended.
enum CellScan {
  case complete
  /// A quoted cell goes on beyond the bytes at hand.
  case open
  /// Something stands between a closing quote and the end of its cell.
  case malformed
}

/// Whether a byte is white space within a line.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0d
}

/// Finds the cells of a row, trimmed and without quotes.
///
/// - Parameters:
///   - line: The row without its last line feed.
///   - cells: Becomes where the cells are; its memory is used again.
///   - limit: The search stops after one more cell than this.
func findCells(
  of line: [UInt8], _ delimiter: Delimiter, into cells: inout [Range<Int>], limit: Int
) -> CellScan {
  cells.removeAll(keepingCapacity: true)
  var place = 0
  while cells.count <= limit {
    while place < line.count && isBlank(line[place]) && !delimiter.ends(at: line[place]) {
      place += 1
    }
    if case .whitespace = delimiter {
      while place < line.count && isBlank(line[place]) { place += 1 }
      if place == line.count { return .complete }
    }
    if place < line.count && line[place] == UInt8(ascii: "\"") {
      guard let end = closingQuote(of: line, from: place) else { return .open }
      cells.append(place + 1..<end)
      place = end + 1
      while place < line.count && !delimiter.ends(at: line[place]) {
        guard isBlank(line[place]) else { return .malformed }
        place += 1
      }
    } else {
      let start = place
      while place < line.count && !delimiter.ends(at: line[place]) { place += 1 }
      var end = place
      while end > start && isBlank(line[end - 1]) { end -= 1 }
      cells.append(start..<end)
    }
    if place == line.count { return .complete }
    place += 1
  }
  return .complete
}

/// The place of the quote that ends a cell; a doubled quote stands for a quote within it.
private func closingQuote(of line: [UInt8], from start: Int) -> Int? {
  var place = start + 1
  while place < line.count {
    if line[place] == UInt8(ascii: "\"") {
      guard place + 1 < line.count, line[place + 1] == UInt8(ascii: "\"") else { return place }
      place += 1
    }
    place += 1
  }
  return nil
}

extension Delimiter {
  /// Whether a cell ends at this byte.
  @inline(__always)
  fileprivate func ends(at byte: UInt8) -> Bool {
    switch self {
    case .byte(let delimiter): byte == delimiter
    case .whitespace: isBlank(byte)
    }
  }
}
