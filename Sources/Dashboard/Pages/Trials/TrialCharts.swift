import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the trials of the list as points, the selected one among them, and curves beside them.
  func drawTrialCharts(of session: Session, in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let hasCurves = area.width >= 2 * Self.leastCurve.width && !session.tracks.spoken.isEmpty
    let (plane, curves) = area.cut(left: hasCurves ? area.width / 2 : area.width)
    let key = trials.key.isPlottable(in: session.trials) ? trials.key : .id
    let chart = trialPlane(of: session, rows: trials.order.map { Int($0) }, by: key)
    let title = "\(chart.y.title) by \(chart.x.title)"
    Panel(title).draw(around: chart, in: plane, on: &screen)
    drawCurves(of: session, in: [curves], then: [], on: &screen)
  }

  /// The scores of trials in these rows, by a column that has numbers.
  func trialPlane(of session: Session, rows: [Int], by key: TrialKey) -> ScatterChart {
    let (table, names) = (session.trials, names(of: session))
    let rows = rows.filter { !table.rows[$0].score.isNaN }
    let xs = table.values(for: key)
    var chart = ScatterChart(
      rows.map { ScatterChart.Point(x: xs[$0], y: names.value(ofScore: table.rows[$0].score)) },
      x: Axis(names.title(of: key, in: table)), y: Axis(names.title(of: .score, in: table)))
    chart.leavesOutFar = true
    chart.selection = rows.firstIndex { table.rows[$0].id == trials.selected }
    return chart
  }
}

extension TrialKey {
  /// Whether trials can be told apart along an axis of it.
  fileprivate func isPlottable(in table: TrialTable) -> Bool {
    switch self {
    case .id, .cost: true
    case .score, .state: false
    case .column(let index):
      table.columns.indices.contains(index) && !table.columns[index].hasWords
    }
  }
}
