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

  func draw(in area: Area, on screen: inout Screen) {
    table.draw(in: area, on: &screen)
  }

  /// The row drawn at a row of the screen.
  func row(atY y: Int, in area: Area) -> Int? { table.row(atY: y, in: area) }

  private var table: TableView {
    var table = TableView(columns: Self.columns, count: sessions.count, selection: selection) {
      cells(of: sessions[$0], lines[$0])
    }
    table.marked = Set(sessions.indices.filter { marked.contains(sessions[$0].name) })
    table.emptyText = "No session matches the filter."
    return table
  }

  private static let sparkWidth = 12

  private static let columns: [TableView.Column] = [
    .init("state", width: .fixed(10)),
    .init("session", width: .flexible(weight: 3, minimum: 14)),
    .init("best", width: .fixed(7), alignment: .right, priority: 1),
    .init("steps", width: .fixed(11), alignment: .right, priority: 2),
    .init("left", width: .fixed(7), alignment: .right, priority: 3),
    .init("", width: .fixed(sparkWidth), priority: 4),
    .init("δ", width: .fixed(22), alignment: .right, priority: 5),
    .init("last", width: .fixed(7), alignment: .right, priority: 6),
    .init("smoothed", width: .fixed(8), alignment: .right, priority: 7),
    .init("system", width: .flexible(weight: 2, minimum: 12), priority: 8),
  ]

  private func cells(of session: Session, _ lines: String) -> [TextRun] {
    let status = session.status
    return [
      session.badge,
      TextRun(lines + session.name.text, .strong),
      TextRun(status.bestValue.map { Numeral.short($0) } ?? "–", .best),
      TextRun(status.steps, .value),
      TextRun(session.secondsLeft.map { Numeral.clock($0) } ?? "", .dim),
      TextRun(Glyph.spark(status.spark, width: Self.sparkWidth), .series0),
      TextRun(status.delta?.text ?? "–", .value),
      TextRun(status.last.map { Numeral.short($0) } ?? "–", .value),
      TextRun(status.smoothed.map { Numeral.short($0) } ?? "–", .value),
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
