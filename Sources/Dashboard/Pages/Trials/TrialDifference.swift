import Learning
import Running
import Screen

extension Dashboard {
  /// Two trials in two columns.
  func drawDifference(
    _ pair: [Int], of session: Session, in area: Area, on screen: inout Screen
  ) {
    let found = pair.compactMap { session.trials.row(of: $0) }
    guard found.count == 2 else { return }
    let facts = found.map { session.trials.facts($0, names(of: session)) }
    let mine = facts[0].map(\.name)
    let headings = mine + facts[1].map(\.name).filter { !mine.contains($0) }
    let rows = headings.map { heading -> [TextRun] in
      let texts = facts.map { list in list.first { $0.name == heading }?.text ?? "–" }
      let role: Role = texts[0] == texts[1] ? .dim : .value
      return [TextRun(heading, .label)] + texts.map { TextRun($0, role) }
    }
    TableView(
      columns: [
        .init("", width: .flexible(minimum: 8)),
        .init("trial \(pair[0])", width: .flexible(weight: 2, minimum: 8)),
        .init("trial \(pair[1])", width: .flexible(weight: 2, minimum: 8)),
      ], rows: rows
    ).draw(in: area, on: &screen)
  }
}
