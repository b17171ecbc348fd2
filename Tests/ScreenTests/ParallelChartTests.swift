import Testing

@testable import Screen

@Suite struct ParallelChartTests {
  private let axes = [
    ParallelChart.Axis("rate", low: "0.001", high: "1"),
    ParallelChart.Axis("rule", low: "adam", high: "sgd"),
    ParallelChart.Axis("depth", low: "1", high: "8"),
  ]

  private func screen(_ lines: [ParallelChart.Line], width: Int, height: Int) -> Screen {
    var screen = Screen(width: width, height: height)
    ParallelChart(axes: axes, lines: lines, measure: "accuracy").draw(in: screen.area, on: &screen)
    return screen
  }

  @Test func everyAxisSaysWhatStandsAtItsEnds() {
    let screen = screen([.init(places: [0, 1, 0], value: 0.9)], width: 60, height: 12)
    let lines = (0..<12).map { screen.line($0) }
    #expect(lines[0].hasPrefix("accuracy  best 0.9"))
    for axis in axes {
      #expect(lines[1].contains(axis.name) && lines[2].contains(axis.high))
      #expect(lines[11].contains(axis.low))
    }
    #expect(lines[5].count { $0 == "│" } == 3)
  }

  /// From the lower left up to the middle axis and down again.
  @Test func aLineCrossesTheAxesWhereItsValuesAre() {
    let screen = screen([.init(places: [0, 1, 0], value: 0.9)], width: 60, height: 12)
    func dots(_ row: Int) -> [Int] {
      (0..<60).filter { (0x2801...0x28FF).contains(screen[$0, row].scalar.value) }
    }
    let (top, bottom) = (dots(3), dots(10))
    #expect(top.allSatisfy { (25...35).contains($0) } && !top.isEmpty)
    #expect(bottom.contains { $0 < 15 } && bottom.contains { $0 > 45 })
    #expect(bottom.allSatisfy { $0 < 15 || $0 > 45 })
  }

  @Test func theBestIsDrawnOverTheOthers() {
    let lines = [
      ParallelChart.Line(places: [0.5, 0.5, 0.5], value: 0.9),
      ParallelChart.Line(places: [0.5, 0.5, nil], value: 0.1),
    ]
    let screen = screen(lines, width: 60, height: 12)
    let roles = Set(screen.cells.filter { $0.scalar.value > 0x2800 }.map(\.role))
    #expect(roles == [.best])
  }

  @Test func aLowChartDrawsItsLinesAndNamesItsAxes() {
    for height in 2...6 {
      let screen = screen([.init(places: [0, 1, 0], value: 0.9)], width: 38, height: height)
      #expect(screen.cells.contains { (0x2801...0x28FF).contains($0.scalar.value) })
      for axis in axes { #expect(screen.text.contains(axis.name), "\(height) rows") }
    }
  }

  /// Two bands of two axes, which share the one in the middle.
  @Test func axesThatDoNotFitGoOnBelow() {
    let screen = screen([.init(places: [0, 1, 0], value: 0.9)], width: 30, height: 24)
    let text = screen.text
    #expect(text.components(of: "rule") == 2)
    #expect(text.components(of: "rate") == 1 && text.components(of: "depth") == 1)
  }
}
