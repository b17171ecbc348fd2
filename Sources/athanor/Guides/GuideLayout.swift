/// Lays a guide's Markdown out for a terminal.
///
/// Headings and paragraphs stay as they are written, code is indented, and tables get columns.
struct GuideLayout {
  /// A line to print.
  struct Line: Equatable {
    var text: String
    var isHeading = false
  }

  /// How wide a table may be.
  let width: Int
  /// Whether headings stand out by more than their marks.
  let isStyled: Bool

  /// Guides are written for this width.
  static let mostColumns = 100

  /// The lines of a guide.
  func lines(of markdown: String) -> [Line] {
    var lines: [Line] = []
    var table: [[String]] = []
    var isCode = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if !isCode, line.hasPrefix("|") {
        table.append(Self.cells(of: line))
        continue
      }
      lines += GuideGrid(table, width: width).lines.map { Line(text: $0) }
      table = []
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        lines.append(Line(text: line.isEmpty ? "" : "    \(line)"))
      } else if !line.hasPrefix("<!--"), !line.isEmpty || lines.last?.text.isEmpty == false {
        lines.append(Line(text: String(line), isHeading: line.hasPrefix("#")))
      }
    }
    return lines + GuideGrid(table, width: width).lines.map { Line(text: $0) }
  }

  /// The cells of a row; `\|` is a bar within a cell.
  static func cells(of row: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in row.dropFirst() {
      switch character {
      case "\\" where !isEscaped: isEscaped = true
      case "|" where !isEscaped: cells.append("")
      default:
        if isEscaped, character != "|" { cells[cells.count - 1] += "\\" }
        cells[cells.count - 1].append(character)
        isEscaped = false
      }
    }
    return cells.dropLast().map { $0.trimmingPrefix(while: \.isWhitespace).trimmedAtEnd }
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
