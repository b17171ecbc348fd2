import Learning
import Running
import Screen

/// The list of sessions.
struct SessionTable: View {
  var sessions: [Session]
  var selection: Int?
  var marked: Set<SessionName>
  var emptyText: String

  func draw(in area: Area, on screen: inout Screen) {
    var table = TableView(
      columns: Self.columns, count: sessions.count, selection: selection
    ) { row(of: sessions[$0]) }
    table.marked = Set(sessions.indices.filter { marked.contains(sessions[$0].name) })
    table.emptyText = emptyText
    table.draw(in: area, on: &screen)
  }

  private static let columns: [TableView.Column] = [
    .init("state", width: .fixed(13)),
    .init("session", width: .flexible(weight: 3, minimum: 14)),
    .init("best", width: .fixed(8), alignment: .right, priority: 1),
    .init("steps", width: .fixed(13), alignment: .right, priority: 2),
    .init("left", width: .fixed(8), alignment: .right, priority: 4),
    .init("δ", width: .fixed(26), alignment: .left, priority: 6),
    .init("system", width: .flexible(weight: 2, minimum: 14), priority: 5),
    .init("last", width: .fixed(8), alignment: .right, priority: 7),
  ]

  private func row(of session: Session) -> [TextRun] {
    let standing = session.standing
    return [
      session.phase.badge, TextRun(session.name.text, .strong),
      TextRun(standing.best.map { Numeral.short($0) } ?? "", .best),
      TextRun(standing.steps, .value),
      TextRun(session.secondsLeft.map { Numeral.duration($0) } ?? "", .dim),
      TextRun(standing.delta?.text ?? "", .value),
      TextRun(session.record?.request.system ?? session.problem ?? "", .dim),
      TextRun(standing.last.map { Numeral.short($0) } ?? "", .value),
    ]
  }
}
