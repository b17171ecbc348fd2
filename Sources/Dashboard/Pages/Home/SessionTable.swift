import Learning
import Running
import Screen
import Text

/// The list of sessions.
struct SessionTable: View {
  var sessions: [Session]
  /// What leads to each from what it was forked from.
  var lines: [String]
  var selection: Int?
  var marked: Set<SessionName>
  var order = HomeOrder.newest
  var queue = RunQueue()

  func draw(in area: Area, on screen: inout Screen) {
    table.draw(in: area, on: &screen)
  }

  /// The row drawn at a row of the screen.
  func row(atY y: Int, in area: Area) -> Int? { table.row(atY: y, in: area) }

  private var table: TableView {
    let columns = columns
    var table = TableView(columns: columns, count: sessions.count, selection: selection) {
      cells(of: sessions[$0], lines[$0])
    }
    table.sort = order.column.flatMap { title in
      columns.firstIndex { $0.title == title }.map {
        .init(column: $0, isAscending: order == .name || order == .system)
      }
    }
    table.marked = Set(sessions.indices.filter { marked.contains(sessions[$0].name) })
    table.emptyText = "No session matches the filter."
    return table
  }

  private static let sparkWidth = 12

  /// No name is cut while there are columns that could go.
  private var nameWidth: Int {
    let longest = zip(sessions, lines).reduce(14) { longest, pair in
      max(longest, pair.1.unicodeScalars.count + pair.0.name.text.utf8.count)
    }
    return min(longest, 44)
  }

  /// Nothing where no session has a tag.
  private var tagWidth: Int {
    sessions.reduce(0) { max($0, min($1.label.tags.joined(separator: " ").utf8.count, 24)) }
  }

  private var columns: [TableView.Column] {
    [
      .init("state", width: .fixed(10)),
      .init("session", width: .flexible(weight: 3, minimum: nameWidth)),
      .init("best", width: .fixed(7), alignment: .right, priority: 1),
      .init("steps", width: .fixed(11), alignment: .right, priority: 2),
      .init("left", width: .fixed(7), alignment: .right, priority: 3),
      .init("world", width: .flexible(weight: 1, minimum: 12), priority: 4),
      .init("tags", width: .fixed(tagWidth), priority: tagWidth == 0 ? 10 : 4),
      .init("seed", width: .fixed(5), alignment: .right, priority: 5),
      .init("", width: .fixed(Self.sparkWidth), priority: 6),
      .init("spent", width: .fixed(8), alignment: .right, priority: 7),
      .init("δ", width: .fixed(22), alignment: .right, priority: 8),
      .init("system", width: .flexible(weight: 2, minimum: 12), priority: 9),
    ]
  }

  /// Its state; of a run that waits, its turn.
  private func badge(of session: Session) -> TextRun {
    let badge = session.badge
    guard let place = queue.place(of: session.name) else { return badge }
    return TextRun("\(badge.text) \(place)", badge.role)
  }

  private func cells(of session: Session, _ lines: String) -> [TextRun] {
    let status = session.status
    return [
      badge(of: session),
      TextRun(lines + session.name.text, .strong),
      TextRun(status.bestValue.map { Numeral.short($0) } ?? "–", .best),
      TextRun(status.steps, .value),
      TextRun(session.secondsLeft.map { Numeral.clock($0) } ?? "", .dim),
      TextRun(session.worldName, .dim),
      TextRun(session.label.tags.joined(separator: " "), .key),
      TextRun(session.record.map { "\($0.request.seed)" } ?? "", .dim),
      TextRun(Glyph.spark(status.spark, width: Self.sparkWidth), .series0),
      TextRun(status.cpuSeconds > 0 ? Numeral.duration(status.cpuSeconds) : "", .dim),
      TextRun(status.delta?.text ?? "–", .value),
      session.problem.map { TextRun($0, .bad) } ?? TextRun(session.system ?? "", .dim),
    ]
  }
}

extension Glyph {
  /// A curve in a line of text: levels from the least to the greatest value.
  static func spark(_ values: [Double], width: Int) -> String {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "" }
    let shown = min(width, values.count)
    var text = String.UnicodeScalarView()
    for column in 0..<shown {
      let value = values[(column + 1) * values.count / shown - 1]
      let share = high > low ? (value - low) / (high - low) : 0.5
      text.append(value.isFinite ? levels[1 + Int((share * 7).rounded())] : " ")
    }
    return String(text)
  }
}
