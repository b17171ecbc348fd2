import Learning
import Screen

/// A function, and where it was asked, the last query apart from those before.
struct TrajectoryView: View {
  private let trajectory: Artefact.Trajectory

  init(_ trajectory: Artefact.Trajectory) {
    self.trajectory = trajectory
  }

  func draw(in area: Area, on screen: inout Screen) {
    let (head, body) = area.cut(top: area.height >= 6 ? 1 : 0)
    chart.draw(in: body, on: &screen)
    let frame = chart.frame(in: body, glyphs: screen.glyphs)
    let queries = trajectory.queries
    for (number, (x, y)) in zip(queries.x, queries.y).enumerated() {
      guard let column = frame.column(of: x), let row = frame.row(of: y) else { continue }
      let isLast = number == queries.x.count - 1
      screen.put(
        isLast ? "◆" : "○", x: column, y: row, role: isLast ? .best : .series1, isLast ? .bold : [])
    }
    screen.write(
      [
        TextRun(trajectory.function.name, .series0), TextRun("   ○ \(queries.name)", .series1),
        TextRun("   ◆ the last of \(queries.x.count)", .best),
      ], x: head.x, y: head.y, limit: head.isEmpty ? 0 : head.width)
  }

  private var chart: LineChart {
    let function = LineChart.Line(trajectory.function.name, trajectory.function.curve, number: 0)
    var chart = LineChart([function], x: Axis("x"), y: Axis("f(x)"))
    chart.showsLegend = false
    // Queries beside the function's curve, such as noisy ones, must be seen too.
    let ys = (trajectory.queries.y + trajectory.function.y).filter(\.isFinite)
    let xs = (trajectory.queries.x + trajectory.function.x).filter(\.isFinite)
    if let low = ys.min(), let high = ys.max(), low < high { chart.y.range = low...high }
    if let low = xs.min(), let high = xs.max(), low < high { chart.x.range = low...high }
    return chart
  }
}
