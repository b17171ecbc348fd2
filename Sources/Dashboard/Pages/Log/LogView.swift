import Running
import Screen
import Text

/// The last lines of a log.
struct LogTail: View {
  var lines: ArraySlice<LogLine>

  func draw(in area: Area, on screen: inout Screen) {
    guard !lines.isEmpty else {
      return Paragraph("Nothing remarked yet.", role: .hint).draw(in: area, on: &screen)
    }
    for (row, line) in lines.suffix(area.height).enumerated() {
      LogRow(line: line).draw(in: area.row(row), on: &screen)
    }
  }
}

/// A line of a log: step, kind and text.
struct LogRow: View {
  var line: LogLine

  func draw(in area: Area, on screen: inout Screen) {
    let step = TextRun(Numeral.grouped(line.step), .dim)
    screen.write(step, x: area.x, y: area.y, width: 7, alignment: .right)
    let isNarrow = area.width < 60
    let badge = line.badge
    let kind = isNarrow ? TextRun(String(badge.text.prefix(1)), badge.role) : badge
    let used = 8 + (isNarrow ? 2 : 12)
    screen.write(kind, x: area.x + 8, y: area.y, width: isNarrow ? 1 : 11)
    let role: Role = line.kind == .trial ? .dim : line.kind == .best ? .strong : .text
    screen.write(
      TextRun(line.text, role), x: area.x + used, y: area.y, width: max(0, area.width - used))
  }
}

extension Dashboard {
  /// Draws a session's log.
  func drawLog(of session: Session, in area: Area, on screen: inout Screen) {
    let (rest, filter) = area.cut(bottom: log.filter.isShown ? 1 : 0)
    let lines = lines(of: session)
    let count = log.count(in: lines)
    let state = log.isFollowing ? "following" : "\(log.selected(of: count) + 1) of \(count)"
    let dropped = session.droppedLines
    let others = dropped > 0 ? " (\(Numeral.grouped(dropped)) older ones on disk)" : ""
    let panel = Panel(
      "Log of \(session.name)",
      trailing: "\(Numeral.grouped(count)) lines\(others), \(state)", isFocused: true)
    panel.draw(in: rest, on: &screen)
    drawRows(lines, count, in: panel.inner(of: rest), on: &screen)
    drawFilter(log.filter, in: filter, on: &screen)
  }

  private func drawRows(
    _ lines: ArraySlice<LogLine>, _ count: Int, in area: Area, on screen: inout Screen
  ) {
    guard count > 0 else {
      let text = lines.isEmpty ? "Nothing remarked yet." : "No line matches the filter."
      return Paragraph(text, role: .hint).draw(in: area, on: &screen)
    }
    let selected = log.selected(of: count)
    let first = Scrolling.offset(
      from: max(0, selected - area.height / 2), showing: selected, of: count, visible: area.height)
    for row in 0..<min(area.height, count - first) {
      let place = area.row(row)
      if !log.isFollowing, first + row == selected { screen.lay(.selection, under: place) }
      LogRow(line: log.line(first + row, of: lines)).draw(in: place, on: &screen)
    }
  }
}
