import Learning
import Running
import Screen
import Text

extension Dashboard {
  /// Draws arms in a table, their curves over each other, and their difference.
  func drawComparison(in area: Area, on screen: inout Screen) {
    let comparison = comparison
    let rows = min(max(comparison.arms.count, 1) + 3, max(area.height / 3, 5))
    let (table, rest) = area.cut(top: rows)
    let panel = Panel(
      "Compare", trailing: "δ per second: δ for each processor second spent", isFocused: true)
    panel.draw(around: ArmTable(comparison, comparing), in: table, on: &screen)
    let all = series(of: comparison)
    guard all.indices.contains(comparing.series) else {
      return Paragraph("Reading the logs …", role: .hint).draw(in: rest, on: &screen)
    }
    let plot = ArmPlot(
      comparison: comparison, series: all[comparing.series], charts: comparing.charts)
    let base = min(comparing.base, comparison.arms.count - 1)
    let differences = plot.differences(from: base)
    if comparing.charts.showsValues { return plot.drawBoxes(in: rest, on: &screen) }
    let hasRoom = breadth >= .double || rest.height >= 20
    guard hasRoom, !differences.lines.isEmpty else {
      return plot.overlay.draw(in: rest, title: plot.title, on: &screen)
    }
    let (curves, below) =
      breadth >= .double
      ? rest.cut(left: rest.width * 3 / 5) : rest.cut(top: rest.height * 3 / 5)
    plot.overlay.draw(in: curves, title: plot.title, on: &screen)
    let (upper, boxes) = below.cut(bottom: plot.boxRows(in: below))
    differences.draw(
      in: upper, title: "less \(comparison.arms[base].label)", on: &screen)
    Panel(plot.boxTitle).draw(around: plot.boxes, in: boxes, on: &screen)
  }
}

extension LineChart {
  fileprivate func draw(in area: Area, title: String, on screen: inout Screen) {
    Panel(title).draw(around: self, in: area, on: &screen)
  }
}

/// The arms with their figures, each measured against the base.
struct ArmTable: View {
  private let comparison: Comparison
  private let state: CompareState

  init(_ comparison: Comparison, _ state: CompareState) {
    self.comparison = comparison
    self.state = state
  }

  func draw(in area: Area, on screen: inout Screen) {
    TableView(
      columns: Self.columns, rows: comparison.arms.indices.map(cells),
      selection: min(state.selected, comparison.arms.count - 1)
    ).draw(in: area, on: &screen)
  }

  private static let columns: [TableView.Column] = [
    .init("", width: .fixed(1)),
    .init("arm", width: .flexible(weight: 2, minimum: 12)),
    .init("runs", width: .fixed(4), alignment: .right, priority: 5),
    .init("best", width: .fixed(7), alignment: .right, priority: 2),
    .init("last", width: .fixed(7), alignment: .right, priority: 6),
    .init("δ", width: .fixed(22), alignment: .right, priority: 3),
    .init("δ/second", width: .fixed(9), alignment: .right, priority: 4),
    .init("difference, paired", width: .flexible(weight: 4, minimum: 22), priority: 1),
  ]

  private func cells(of index: Int) -> [TextRun] {
    let arm = comparison.arms[index]
    return [
      TextRun("\(Character(Glyph.marker(index)))", .series(index)),
      TextRun(arm.label, .strong),
      TextRun("\(arm.members.count)", .dim),
      TextRun(arm.best.map { Numeral.short($0) } ?? "–", .best),
      TextRun(arm.last.map { Numeral.short($0) } ?? "–", .value),
      TextRun(arm.delta?.text ?? "–", .value),
      TextRun(arm.deltaPerSecond.map { Delta.signed($0) } ?? "–", .value),
      difference(of: index),
    ]
  }

  private func difference(of index: Int) -> TextRun {
    let base = min(state.base, comparison.arms.count - 1)
    if index == base { return TextRun("(the others against this)", .hint) }
    guard let difference = comparison.difference(of: index, from: base) else {
      let arms = comparison.arms
      return TextRun(PairedDifference.obstacle(of: arms[index], from: arms[base]), .hint)
    }
    return TextRun(difference.text, difference.isClear ? .strong : .value)
  }
}

extension PairedDifference {
  /// The difference in a line: `+0.031 [0.012, 0.047], 95 % of 5 seeds`, and of what, if that is not
  /// the main series of both.
  package var text: String {
    let ground = basis == .gains ? "\(estimate.count) tasks" : counted(estimate.count, "seed")
    let account =
      switch estimate.kind {
      case .value: ground
      case .range: "range of \(ground)"
      case .interval: "95 % of \(ground)"
      }
    let what = series.map { ", \($0)" } ?? ""
    return "\(estimate.text), \(account)\(what)"
  }
}

/// Curves of arms: of several runs the median with a band between the quartiles.
struct ArmPlot {
  var comparison: Comparison
  var series: Series
  var charts: ChartsState

  var title: String {
    let isBanded = comparison.arms.contains { $0.members.count > 1 }
    return series.label + (isBanded ? ", median and quartiles over seeds" : "")
  }

  /// All arms over each other.
  var overlay: LineChart {
    chart(
      comparison.arms.enumerated().compactMap { number, arm in
        let curves = arm.members.compactMap { $0.curve(of: series) }
        guard let first = curves.first else { return nil }
        guard curves.count > 1 else {
          let raw = charts.smoothing > 0 ? first.raw : nil
          return LineChart.Line(arm.label, first.smooth, raw: raw, number: number)
        }
        return .median(arm.label, of: curves.map(\.smooth), number: number)
      })
  }

  /// Each arm less the base, pair by pair.
  func differences(from base: Int) -> LineChart {
    let arms = comparison.arms
    guard arms.indices.contains(base) else { return chart([]) }
    return chart(
      arms.indices.filter { $0 != base }.compactMap { number in
        let curves = arms[number].pairs(with: arms[base]).compactMap { own, other in
          own.curve(of: series).flatMap { mine in
            other.curve(of: series).map { Self.difference(of: mine.smooth, from: $0.smooth) }
          }
        }.filter { !$0.isEmpty }
        guard let first = curves.first else { return nil }
        return curves.count > 1
          ? .median(arms[number].label, of: curves, number: number)
          : LineChart.Line(arms[number].label, first, number: number)
      })
  }

  /// The last values of each arm's runs, a box an arm.
  var boxes: BoxChart {
    let groups = comparison.arms.map { arm in
      BoxChart.Group(
        arm.label,
        arm.members.compactMap { $0.curve(of: series)?.raw.y.last(where: \.isFinite) })
    }
    return BoxChart(groups, x: Axis(series.label, unit: series.unit))
  }

  var boxTitle: String { "\(series.label), last values over seeds" }

  /// A row for each arm and one between, the axis with its numbers, and the frame.
  private var boxHeight: Int { 2 * comparison.arms.count + 4 }

  /// The rows that the boxes take beside the curves: none where no arm has runs enough for a box,
  /// or where the curves would be left too little.
  func boxRows(in area: Area) -> Int {
    let isWorthwhile = comparison.arms.contains { $0.members.count > 2 }
    return isWorthwhile && area.height >= boxHeight + 10 ? boxHeight : 0
  }

  /// Draws the boxes first, and the curves if there is room left.
  func drawBoxes(in area: Area, on screen: inout Screen) {
    let (top, rest) = area.cut(top: area.height < boxHeight + 7 ? area.height : boxHeight)
    Panel(boxTitle).draw(around: boxes, in: top, on: &screen)
    if !rest.isEmpty { overlay.draw(in: rest, title: title, on: &screen) }
  }

  private func chart(_ lines: [LineChart.Line]) -> LineChart {
    let clocks = comparison.arms.flatMap(\.members).map(\.clock.title)
    var chart = LineChart(
      lines, x: Axis(clocks.first ?? Abscissa.steps.title), y: Axis("", unit: series.unit))
    chart.x.isLogarithmic = charts.hasLogarithmicSteps
    return chart
  }

  /// A curve less another where both are, at a few hundred places.
  private static func difference(
    of curve: CurvePyramid, from other: CurvePyramid
  ) -> CurvePyramid {
    let start = max(curve.x.first ?? .infinity, other.x.first ?? .infinity)
    let end = min(curve.x.last ?? -.infinity, other.x.last ?? -.infinity)
    var difference = CurvePyramid()
    let samples = 256
    for step in 0..<samples where start <= end {
      let x = min(start + (end - start) * Double(step) / Double(samples - 1), end)
      guard let mine = curve.value(at: x), let its = other.value(at: x) else { continue }
      difference.append(x: x, y: mine - its)
    }
    return difference
  }
}
