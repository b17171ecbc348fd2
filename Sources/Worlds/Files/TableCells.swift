/// What stands between the cells of a table.
enum Delimiter {
  case byte(UInt8)
  case whitespace

  /// The delimiter that a first line speaks for: the most frequent of tab, semicolon and comma;
  /// white space where there is none of them.
  init(in line: [UInt8]) {
    var counts = [0, 0, 0]
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    var best = 0
    for candidate in 1..<3 where counts[candidate] > counts[best] { best = candidate }
    self = counts[best] > 0 ? .byte(candidates[best]) : .whitespace
  }
}

/// Whether a byte is white space within a line.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0d
}

/// Finds the cells of a line, trimmed and without quotes.
///
/// - Parameters:
///   - line: The line without its line feed.
///   - cells: Becomes where the cells are; its memory is used again.
///   - limit: The search stops after one more cell than this.
/// - Returns: `false` if a quoted cell does not end on this line.
func findCells(
  of line: [UInt8], _ delimiter: Delimiter, into cells: inout [Range<Int>], limit: Int
) -> Bool {
  cells.removeAll(keepingCapacity: true)
  var place = 0
  while cells.count <= limit {
    while place < line.count && isBlank(line[place]) && !delimiter.ends(at: line[place]) {
      place += 1
    }
    if case .whitespace = delimiter {
      while place < line.count && isBlank(line[place]) { place += 1 }
      if place == line.count { return true }
    }
    if place < line.count && line[place] == UInt8(ascii: "\"") {
      guard let end = closingQuote(of: line, from: place) else { return false }
      cells.append(place + 1..<end)
      place = end + 1
      while place < line.count && !delimiter.ends(at: line[place]) {
        guard isBlank(line[place]) else { return false }
        place += 1
      }
    } else {
      let start = place
      while place < line.count && !delimiter.ends(at: line[place]) { place += 1 }
      var end = place
      while end > start && isBlank(line[end - 1]) { end -= 1 }
      cells.append(start..<end)
    }
    if place == line.count { return true }
    place += 1
  }
  return true
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
