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
  /// How its text looks; `nil` where its kind says that.
  var role: Role?

  func draw(in area: Area, on screen: inout Screen) {
    let step = TextRun(Numeral.grouped(line.step), .dim)
    screen.write(step, x: area.x, y: area.y, width: 7, alignment: .right)
    let isNarrow = area.width < 60
    let badge = line.badge
    let kind = isNarrow ? TextRun(String(badge.text.prefix(1)), badge.role) : badge
    let used = 8 + (isNarrow ? 2 : 12)
    screen.write(kind, x: area.x + 8, y: area.y, width: isNarrow ? 1 : 11)
    let role = role ?? (line.kind == .trial ? .dim : line.kind == .best ? .strong : .text)
    screen.write(
      TextRun(line.text, role), x: area.x + used, y: area.y, width: max(0, area.width - used))
  }
}

extension Dashboard {
  /// Draws a session's log, and where there is room what was so when the selected line was written.
  func drawLog(of session: Session, in area: Area, on screen: inout Screen) {
    let (rest, filter) = area.cut(bottom: log.filter.isShown ? 1 : 0)
    let lines = lines(of: session)
    let count = log.count(in: lines)
    let parts = logParts(of: rest, lines, count)
    let panel = logPanel(of: session, count)
    panel.draw(in: parts.list, on: &screen)
    drawRows(lines, count, in: panel.inner(of: parts.list), on: &screen)
    drawFilter(log.filter, in: filter, on: &screen)
    guard count > 0 else {
      return drawCurves(of: session, in: [parts.curves], then: [.trials, .facts], on: &screen)
    }
    let line = log.line(log.selected(of: count), of: lines)
    let rooms = drawMoment(line, of: session, in: parts.moment, on: &screen)
    drawCurves(
      of: session, at: line.step, in: rooms + [parts.curves], then: [.trials, .facts], on: &screen)
  }

  private func logPanel(of session: Session, _ count: Int) -> Panel {
    let state = log.isFollowing ? "following" : "\(log.selected(of: count) + 1) of \(count)"
    let dropped = session.droppedLines
    return Panel(
      "Log of \(session.name)", trailing: "\(Numeral.grouped(count)) lines, \(state)",
      caption: dropped > 0 ? "\(Numeral.grouped(dropped)) older ones on disk" : "",
      isFocused: true)
  }

  /// The list, beside it the selected line if texts leave room for it, and what a short list leaves.
  private func logParts(
    of area: Area, _ lines: ArraySlice<LogLine>, _ count: Int
  ) -> (list: Area, moment: Area, curves: Area) {
    let spare = area.height - max(count, 1) - 2
    let hasRest = breadth >= .double && spare >= Self.leastCurve.height
    let (top, curves) = area.cut(bottom: hasRest ? spare : 0)
    let beside = min(64, area.width - max(Self.usualWidth(of: lines) + 24, 62))
    let hasMoment = breadth >= .triple || breadth == .double && beside >= Self.leastMomentWidth
    let (list, moment) = top.cut(right: hasMoment ? max(beside, Self.leastMomentWidth) : 0)
    return (list, moment, curves)
  }

  /// The columns in which three of four lines can be read to their end, by the last of them.
  private static func usualWidth(of lines: ArraySlice<LogLine>) -> Int {
    let widths = lines.suffix(256).map { $0.text.utf8.count }.sorted()
    return widths.isEmpty ? 0 : widths[widths.count * 3 / 4]
  }

  private static let leastMomentWidth = 30

  /// Draws a line in full and what was measured by then.
  ///
  /// - Returns: the room that it leaves.
  private func drawMoment(
    _ line: LogLine, of session: Session, in area: Area, on screen: inout Screen
  ) -> [Area] {
    guard !area.isEmpty else { return [] }
    let moment = LogMoment(line, of: session)
    let width = max(1, area.width - 4)
    let spare = area.height - moment.height(width: width) - 2
    let (top, rest) = area.cut(bottom: spare >= Self.leastCurve.height ? spare : 0)
    let panel = Panel("Step \(Numeral.grouped(line.step))")
    panel.draw(in: top, on: &screen)
    moment.draw(in: panel.inner(of: top).inset(horizontal: 1, vertical: 0), on: &screen)
    return rest.isEmpty ? [] : [rest]
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
