import Screen
import Testing

@Suite struct FuzzTests {
  private static let sizes: [(Int, Int)] =
    (0...12).flatMap { width in (0...8).map { (width, $0) } }
    + [(20, 5), (40, 10), (80, 24), (1, 60), (200, 1), (-4, 3)]

  @Test(arguments: ["name", "a rather long name with many words in it", hostileTexts[0], ""])
  func viewsStayInTheirAreaAtEverySize(text: String) {
    for glyphs in GlyphSet.allCases {
      for view in sampleViews(text) {
        for (width, height) in Self.sizes {
          let area = Area(x: 2, y: 1, width: width, height: height)
          var screen = Screen(width: area.right + 2, height: area.bottom + 1, glyphs: glyphs)
          screen.fill(screen.area, with: Cell("~", .best))
          view.draw(in: area, on: &screen)
          let outside = (0..<screen.height).flatMap { y in (0..<screen.width).map { ($0, y) } }
            .filter { !area.contains(x: $0.0, y: $0.1) }
          let isClean = outside.allSatisfy { screen[$0.0, $0.1] == Cell("~", .best) }
          #expect(isClean, "\(type(of: view)) at \(width) x \(height)")
        }
      }
    }
  }

  @Test func asciiScreensHoldOnlyASCII() {
    for text in hostileTexts + ["θ → ½ ●"] {
      for view in sampleViews(text) {
        for (width, height) in [(80, 24), (30, 9), (12, 3)] {
          let screen = view.rendered(width: width, height: height, glyphs: .ascii)
          let isPlain = screen.cells.allSatisfy { (0x20...0x7E).contains($0.scalar.value) }
          #expect(isPlain, "\(type(of: view))")
        }
      }
    }
  }

  @Test func viewsDrawOnNothing() {
    for view in sampleViews("name") {
      var screen = Screen(width: 0, height: 0)
      view.draw(in: Area(width: 80, height: 24), on: &screen)
      #expect(screen.text == "")
      var small = Screen(width: 3, height: 2)
      view.draw(in: Area(x: -50, y: -9, width: 100, height: 20), on: &small)
      #expect(small.cells.count == 6)
    }
  }

  @Test func chartsSurviveEveryRange() {
    var dice = Dice(seed: 4)
    let ends = [0, -1, 1, 1e-300, 1e308, -1e308, 1e-9, 3.7, 1e15, .infinity, 12345.678]
    for _ in 0..<2000 {
      let (low, high) = (ends[dice.int(0...10)], ends[dice.int(0...10)])
      guard low <= high, low.isFinite else { continue }
      let curve = CurvePyramid(x: [low, dice.real(), high].sorted(), y: [high, low, dice.real()])
      var chart = LineChart([.init("c", curve)])
      chart.x = Axis(
        isLogarithmic: dice.int(0...1) == 0, measure: dice.int(0...1) == 0 ? .number : .duration,
        range: dice.int(0...1) == 0 && high.isFinite ? low...high : nil)
      chart.y = Axis(isLogarithmic: dice.int(0...1) == 0)
      chart.crosshair = low
      #expect(chart.rendered(width: dice.int(0...60), height: dice.int(0...20)).height >= 0)
    }
  }
}
