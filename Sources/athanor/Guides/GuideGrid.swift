import Screen

/// A table of a guide in aligned columns, its cells broken into lines where they are too wide.
struct GuideGrid {
  private let rows: [[String]]
  private let width: Int

  private static let gap = 2

  /// - Parameter cells: a Markdown table's rows, among them the one of dashes.
  init(_ cells: [[String]], width: Int) {
    rows = cells.filter { !$0.allSatisfy { $0.allSatisfy { "-:".contains($0) } && !$0.isEmpty } }
    self.width = width
  }

  /// The lines, with a rule below the head.
  var lines: [String] {
    guard let head = rows.first else { return [] }
    let widths = columnWidths
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([head, rule] + rows.dropFirst()).flatMap { row in lines(of: row, widths) }
  }

  private func lines(of row: [String], _ widths: [Int]) -> [String] {
    let cells = row.enumerated().map { index, cell in
      Self.wrapped(cell, to: index < widths.count ? widths[index] : 1)
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = cells.enumerated().map { index, lines in
        let text = line < lines.count ? lines[line] : ""
        let missing = widths[index] + Self.gap - TerminalText.width(text)
        return text + String(repeating: " ", count: max(missing, 0))
      }
      return String(parts.joined().reversed().drop { $0 == " " }.reversed())
    }
  }

  /// As wide as the cells are, or less where there is no room; no narrower than the longest word.
  private var columnWidths: [Int] {
    let count = rows.map(\.count).max() ?? 0
    let columns = (0..<count).map { column in
      rows.compactMap { column < $0.count ? $0[column] : nil }
    }
    var widths = columns.map { $0.map(TerminalText.width).max() ?? 1 }
    let least = columns.map { cells in
      cells.flatMap { $0.split(separator: " ") }.map { $0.unicodeScalars.count }.max() ?? 1
    }
    while widths.reduce(0, +) + Self.gap * (count - 1) > width {
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// A text in lines that are no longer than this, where its words allow it.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if TerminalText.width(last) + 1 + word.unicodeScalars.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
