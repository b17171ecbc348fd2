import Testing

@testable import Screen

@Suite struct ChartTests {
  @Test func histogramCountsAndSaysWhatItLeftOut() {
    let chart = HistogramChart([1, 1, 2, 2, 2, 3, 3, 4, 9, .nan], x: Axis("size"), binCount: 9)
    #expect(
      chart.rendered(width: 30, height: 7).text == """
        n 9  1 not shown
         │    ███
        2┤▃▃▃▃███▃▃▃
         │██████████
         │██████████▅▅▅            ▅▅▅
        0┤█████████████            ███
             2      4      6      size
        """)
  }

  @Test func barsGoBothWaysFromZero() {
    let chart = BarChart(
      [.init("conv", 4640), .init("dense", 650), .init("bias", -300)], unit: "B")
    #expect(
      chart.rendered(width: 40, height: 3).text == """
        conv  4640 B   █████████████████████████
        dense  650 B   ███▌
        bias  -300 B ██
        """)
    #expect(
      chart.rendered(width: 40, height: 2, glyphs: .ascii).text == """
        conv  4640 B   ########################|
        dense  650 B   ###*                    |
        """)
  }

  @Test func aLongUnitStandsOnceAboveTheBars() {
    let chart = BarChart([.init("conv", 4640), .init("dense", 650)], unit: "parameters")
    #expect(
      chart.rendered(width: 21, height: 3).text == """
              parameters
        conv  4640 ██████████
        dense  650 █▍
        """)
  }

  @Test func heatMapShadesAndNamesItsCells() {
    let chart = HeatMapChart(
      [[0, 1, 2], [3, .nan, 5]], rowNames: ["a", "b"], columnNames: ["x", "y", "z"])
    #expect(
      chart.rendered(width: 20, height: 5).text == """
        a ░ 0 ░░░ 1 ░░▒ 2 ▒▒
        b ▓ 3 ▓▓······█ 5 ██
          ▓▓▓▓▓▓······██████
            x     y     z
        0 ░░▒▒▒▓▓█ 5
        """)
  }

  @Test func signedHeatMapHatchesWhatIsNegative() {
    let chart = HeatMapChart([[-1, -0.5, 0, 0.5, 1]], isSigned: true)
    #expect(
      chart.rendered(width: 24, height: 4).text == """
        ≡≡≡≡────    ▒▒▒▒████
        ≡≡≡≡────    ▒▒▒▒████
        ≡≡≡≡────    ▒▒▒▒████
        -1 ≡═─ ░▒▓█ 1
        """)
    #expect(
      chart.rendered(width: 24, height: 4, glyphs: .ascii).text == """
        ====----    ::::####
        ====----    ::::####
        ====----    ::::####
        -1 ==- .:*# 1
        """)
  }

  @Test func aHeatMapSaysWhatItsAxesAre() {
    var chart = HeatMapChart([[1, 2], [3, 4]])
    (chart.rowTitle, chart.columnTitle) = ("arm", "pull")
    let text = chart.rendered(width: 50, height: 6).text
    #expect(text.contains("4              rows: arm  columns: pull"))
    #expect(!chart.rendered(width: 16, height: 6).text.contains("rows"))
    // Beside the key there is no room for them.
    let narrow = chart.rendered(width: 32, height: 9).text.split(separator: "\n")
    #expect(narrow.last?.hasSuffix("rows: arm  columns: pull") == true)
    #expect(narrow.dropLast().last?.hasPrefix("1 ░") == true)
  }

  /// Thirteen columns in twenty are not alike, so that none of the room is blank.
  @Test func aHeatMapFillsItsRoom() {
    let row = (0..<13).map { Double($0 + 1) }
    let chart = HeatMapChart([row, row, row])
    var screen = Screen(width: 20, height: 9)
    chart.draw(in: screen.area, on: &screen)
    for y in 0..<3 { #expect(screen[19, y].role.isAmount) }
    // Fifteen in sixteen are.
    let even = HeatMapChart([(0..<15).map { Double($0 + 1) }])
    var other = Screen(width: 16, height: 4)
    even.draw(in: other.area, on: &other)
    #expect(!other[15, 0].role.isAmount && other[14, 0].role.isAmount)
  }

  @Test func namesOfColumnsAreLeftOutWhereTheyWouldTouch() {
    let values = (0..<12).map { Double($0) }
    let chart = HeatMapChart([values], columnNames: (88..<100).map { "\($0)" })
    let lines = chart.rendered(width: 24, height: 5).text.split(separator: "\n")
    let names = lines.first { $0.contains("88") }?.split(separator: " ")
    #expect(names == ["88", "90", "92", "94", "96", "98"])
  }

  @Test func aGapInAPictureIsBlank() {
    let picture = PictureSheet.Picture("", rows: [[1, .nan], [1, .nan], [.nan, 1], [1, .nan]])
    #expect(PictureSheet([picture]).rendered(width: 2, height: 2).text == "█\n▄▀")
  }

  @Test func picturesAreAsLargeAsTheyFit() {
    let sheet = PictureSheet(
      [.init("a", rows: [[1, 0], [0.5, 1]]), .init("b", rows: [[0, 1], [1, 0]])], caption: "two")
    #expect(
      sheet.rendered(width: 24, height: 8).text == """
        a         b
        ████          ████
        ████          ████
        ▒▒▒▒████  ████
        ▒▒▒▒████  ████


        two
        """)
    #expect(sheet.rendered(width: 6, height: 2).text == "a   b\n▀▄  ▄▀")
  }

  @Test func aPictureOfHalvesReadsWithoutColours() {
    let picture = PictureSheet.Picture("", rows: [[1, 0, 1, 0], [0, 1, 1, 0]])
    #expect(PictureSheet([picture]).rendered(width: 4, height: 1).text == "▀▄█")
    #expect(PictureSheet([picture]).rendered(width: 4, height: 1, glyphs: .ascii).text == "'.#")
  }

  @Test func aPictureLargerThanItsPlaceIsAveraged() {
    let rows = (0..<64).map { y in (0..<64).map { x in x < 32 ? 1.0 : 0.5 } }
    let text = PictureSheet([.init("", rows: rows)]).rendered(width: 8, height: 4).text
    #expect(text == Array(repeating: "████▒▒▒▒", count: 4).joined(separator: "\n"))
  }

  @Test func boxesShowMedianQuartilesAndOutliers() {
    let chart = BoxChart(
      [.init("random", [1, 2, 3, 4, 20]), .init("evolve", [6, 7, 8, 9, 10])], x: Axis("score"))
    #expect(
      chart.rendered(width: 40, height: 6).text == """
        random ├▒▒┃▒▒                          ∘

        evolve         ├─▒▒┃▒─┤


                     5        10       15  score
        """)
  }

  @Test func scatterTellsTheLivingFromTheDeadByShape() {
    var chart = ScatterChart(
      [.init(x: 1, y: 1), .init(x: 2, y: 3, isAlive: false), .init(x: 4, y: 4)], x: Axis("x"),
      y: Axis("y"))
    chart.front = CurvePyramid(x: [1, 4], y: [1, 4])
    chart.selection = 0
    #expect(
      chart.rendered(width: 30, height: 9).text == """
        y  ● 2  · 1  ◉ 1, 1
        4┤                           ●
         │                           ⢸
         │         ·                 ⢸
         │                           ⢸
        2┤                           ⢸
         │◉⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸
         ╰┬────────┬────────┬────────┬
          1        2        3        x
        """)
    #expect(chart.point(atX: 12, y: 3, in: Area(width: 30, height: 9), glyphs: .braille) == 1)
  }

  /// Twenty points between 0.9 and 1, and one at 0: without it, they fill the plot.
  @Test func pointsFarOffAreLeftOutAndCounted() {
    let near = (0..<20).map { ScatterChart.Point(x: Double($0), y: 0.9 + Double($0 % 11) / 100) }
    var chart = ScatterChart(near + [.init(x: 5, y: 0)], x: Axis("x"), y: Axis("y"))
    let area = Area(width: 40, height: 12)
    let whole = chart.frame(in: area, glyphs: .braille)
    chart.leavesOutFar = true
    let part = chart.frame(in: area, glyphs: .braille)
    let rows = { (frame: PlotFrame) in Set(near.compactMap { frame.row(of: $0.y) }).count }
    #expect(rows(whole) <= 2 && rows(part) > 5)
    #expect(chart.rendered(width: 40, height: 12).text.contains("1 far off not shown"))
    // What the cursor is on is shown.
    chart.selection = 20
    #expect(!chart.rendered(width: 60, height: 12).text.contains("far off"))
  }

  @Test func sparklineKeepsGapsAndSpikes() {
    let line = Sparkline([1, 2, 3, 4, .nan, 8, 4, 2])
    #expect(
      line.rendered(width: 8, height: 1).text == """
        ▁▁▂▃ █▃▁
        """)
    #expect(
      line.rendered(width: 8, height: 2, glyphs: .ascii).text == """
             #
        ..*# ##.
        """)
    var values = Array(repeating: 1.0, count: 1000)
    values[437] = 9
    #expect(Sparkline(values).rendered(width: 20, height: 1).text.contains("█"))
  }
}
