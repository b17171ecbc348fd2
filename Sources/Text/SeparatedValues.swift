/// Comma-separated values (RFC 4180), with either kind of line end.
package enum SeparatedValues {
  /// The cells of each row; empty lines are none.
  ///
  /// Spaces around a cell that is not quoted do not count.
  package static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [], row: [String] = [], cell = ""
    var isQuoted = false, wasQuoted = false
    let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    func whole() -> String { wasQuoted ? cell : trimmed(cell) }
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      if isQuoted {
        guard scalar == "\"" else {
          cell.unicodeScalars.append(scalar)
          continue
        }
        // Two quotes are one; one ends the cell.
        isQuoted = place < scalars.count && scalars[place] == "\""
        if isQuoted {
          cell.append("\"")
          place += 1
        }
      } else if scalar == "\"", trimmed(cell).isEmpty {
        (isQuoted, wasQuoted, cell) = (true, true, "")
      } else if scalar == "," || scalar == "\n" {
        row.append(whole())
        (cell, wasQuoted) = ("", false)
        if scalar == "\n" {
          if row != [""] { rows.append(row) }
          row = []
        }
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
    }
    row.append(whole())
    if row != [""] { rows.append(row) }
    return rows
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
