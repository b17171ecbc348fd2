import Learning
import Screen
import Text

/// A lineage as rows, the youngest on top, with what changed on the way.
struct LineageView: View {
  let lineage: Artefact.Lineage
  var scope: Artefact.Lineage.Scope
  /// The selected row.
  var selection: Int

  func draw(in area: Area, on screen: inout Screen) {
    let rows = LineageLanes(lineage, showing: lineage.shown(in: scope)).rows
    let (body, foot) = area.cut(bottom: area.height >= 5 ? 2 : 0)
    guard !rows.isEmpty else {
      return Paragraph("Nobody to show.", role: .hint).draw(in: area, on: &screen)
    }
    let selected = min(max(selection, 0), rows.count - 1)
    let first = Scrolling.offset(
      from: max(0, selected - body.height / 2), showing: selected, of: rows.count,
      visible: body.height)
    let widest = rows.reduce(0) { max($0, $1.cells.count) }
    let room = min(widest, max(2, body.width / 3))
    for (line, row) in rows.dropFirst(first).prefix(body.height).enumerated() {
      let place = body.row(line)
      draw(row, lanes: room, in: place, on: &screen)
      if first + line == selected { screen.lay(.selection, under: place) }
    }
    drawDetails(
      of: lineage.individuals[rows[selected].individual], rows.count, in: foot, on: &screen)
  }

  private func draw(
    _ row: LineageLanes.Row, lanes: Int, in area: Area, on screen: inout Screen
  ) {
    let individual = lineage.individuals[row.individual]
    for (column, scalar) in row.cells.prefix(min(lanes, area.width)).enumerated() {
      let isNode = column == row.lane * 2
      let role: Role = isNode ? (individual.alive ? .alive : .dead) : .series(column / 2)
      screen.put(scalar, x: area.x + column, y: area.y, role: role, isNode ? .bold : [])
    }
    let isBest = row.individual == lineage.best
    let runs: [TextRun] = [
      TextRun(padded("\(individual.birth)", 6), .dim), "  ",
      TextRun(
        padded(individual.score.map { Numeral.short($0) } ?? "–", 7), isBest ? .best : .value),
      TextRun(isBest ? " ★ " : "   ", .best),
      TextRun(
        individual.change.isEmpty ? individual.label : individual.change,
        individual.change.isEmpty ? .strong : .changed),
    ]
    screen.write(runs, x: area.x + lanes, y: area.y, width: max(0, area.width - lanes))
  }

  private func drawDetails(
    of individual: Artefact.Lineage.Individual, _ count: Int, in area: Area,
    on screen: inout Screen
  ) {
    guard area.height == 2 else { return }
    let kinship =
      switch individual.parents.count {
      case 0: "a founder"
      case 1: "one parent"
      default: "a child of \(individual.parents.count)"
      }
    screen.write(
      [
        TextRun("\(lineage.unit) \(individual.birth), \(kinship)", .label),
        TextRun(individual.alive ? ", alive" : ", gone", individual.alive ? .alive : .dead),
        TextRun("   \(count) shown: \(scope.title), o shows others", .hint),
      ], x: area.x, y: area.y, limit: area.width)
    screen.write(
      TextRun(individual.label, .value), x: area.x, y: area.y + 1, width: area.width)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
