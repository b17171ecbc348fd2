import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the trials of the list as points, the selected one among them, and curves beside them.
  func drawTrialCharts(of session: Session, in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let hasCurves = area.width >= 2 * Self.leastCurve.width && !session.tracks.spoken.isEmpty
    let (plane, curves) = area.cut(left: hasCurves ? area.width / 2 : area.width)
    drawTrialPlane(of: session, in: plane, on: &screen)
    drawCurves(of: session, in: [curves], then: [], on: &screen)
  }

  /// Draws the trials of the list as points, the selected one among them.
  func drawTrialPlane(of session: Session, in area: Area, on screen: inout Screen) {
    let key = trials.key.isPlottable(in: session.trials) ? trials.key : .id
    let (rows, share) = thinnedTrials(of: session)
    let chart = trialPlane(of: session, rows: rows, by: key)
    Panel(
      "\(chart.y.title) by \(chart.x.title)", trailing: share > 1 ? "one trial in \(share)" : ""
    ).draw(around: chart, in: area, on: &screen)
  }

  /// The rows of the trials of the list, of many only one in so many, and the selected one.
  ///
  /// More points would only cover each other, and a frame has no time for them.
  private func thinnedTrials(of session: Session) -> (rows: [Int], share: Int) {
    let order = trials.order
    let share = max(1, (order.count + Self.mostPoints - 1) / Self.mostPoints)
    var rows = stride(from: 0, to: order.count, by: share).map { Int(order[$0]) }
    if let place = trials.index(in: session.trials), !place.isMultiple(of: share) {
      rows.append(Int(order[place]))
    }
    return (rows, share)
  }

  /// The scores of trials in these rows, by a column that has numbers.
  func trialPlane(of session: Session, rows: [Int], by key: TrialKey) -> ScatterChart {
    let (table, names) = (session.trials, names(of: session))
    let rows = rows.filter { !table.rows[$0].score.isNaN }
    let x = table.value(for: key)
    var chart = ScatterChart(
      rows.map { ScatterChart.Point(x: x($0), y: names.value(ofScore: table.rows[$0].score)) },
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
