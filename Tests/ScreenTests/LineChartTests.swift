import Screen
import Testing

@Suite struct LineChartTests {
  @Test func drawsAxesLegendAndCurveInEveryGlyphSet() {
    let saw = CurvePyramid([0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 2, 3, 4])
    let chart = LineChart([.init("saw", saw)], y: Axis("height", unit: "m"))
    #expect(
      chart.rendered(width: 40, height: 9).text == """
        height [m]  ● saw 4
        4┤          ⢀⡴⠋⠳⣄                    ⢀⡴⠋
         │        ⢀⡴⠋   ⠈⠳⣄                ⢀⡴⠋
         │      ⢀⡴⠋       ⠈⠓⢦⡀           ⢀⡴⠋
        2┤    ⣠⠴⠋            ⠙⢦⡀       ⣠⠴⠋
         │  ⣠⠞⠁                ⠙⢦⡀   ⣠⠞⠁
        0┤⣠⠞⠁                    ⠙⢦⣠⠞⠁
         ╰┬──────────────┬───────────────┬──────
          0              5               10 step
        """)
    #expect(
      chart.rendered(width: 40, height: 9, glyphs: .halfBlock).text == """
        height [m]  ● saw 4
        4┤          ▄█▀█▄                    ▄█▀
         │        ▄█▀   ▀█▄                ▄█▀
         │      ▄█▀       ▀▀█▄           ▄█▀
        2┤    ▄█▀            ▀█▄       ▄█▀
         │  ▄█▀                ▀█▄   ▄█▀
        0┤▄█▀                    ▀█▄█▀
         ╰┬──────────────┬───────────────┬──────
          0              5               10 step
        """)
    #expect(
      chart.rendered(width: 40, height: 9, glyphs: .ascii).text == """
        height [m]  * saw 4
        4+          .:':.                    .:'
         |        .:'   ':.                .:'
         |      .:'       '':.           .:'
        2+    .:'            ':.       .:'
         |  .:'                ':.   .:'
        0+.:'                    ':.:'
         ++--------------+---------------+------
          0              5               10 step
        """)
  }

  @Test func leavesGapsAndSaysWhere() {
    let y = [1, 1, 1, .nan, .nan, .infinity, 2, 2, 2]
    let chart = LineChart([.init("g", CurvePyramid(y))])
    #expect(
      chart.rendered(width: 40, height: 8).text == """
        ● g 2
        2.0┤                          ⠈⠉⠉⠉⠉⠉⠉⠉⠉⠉
           │
        1.5┤
           │
        1.0┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⡀
           ╰┬────────────×────×───×─────────────
            0                     5         step
        """)
  }

  @Test func tellsCurvesApartByMarksAndReadsThemAtTheCrosshair() {
    let saw = CurvePyramid([0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 2, 3, 4])
    let best = CurvePyramid(x: [0, 3, 6, 9], y: [1, 2, 4, 3])
    let chart = LineChart(
      [.init("best", best, isStep: true), .init("last", saw)], x: Axis("evaluations"), crosshair: 6)
    #expect(
      chart.rendered(width: 48, height: 10).text == """
        ● best 4  ▲ last 2
        4┤             ▲⠞⠙⢦⡀     ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡇        ⢀⡴▲
         │           ⣠⠞⠁   ⠙⠲⣄   ⡇        ● ●      ⣠⠖⠋
         │        ⢀⣠⠞⠁       ⠈⠳⣄⡀⡇               ⣠⠞⠁
        2┤      ⢀⡴●  ⢠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠙⢦⡀            ▲⠞⠁
         │    ⢀⡴⠋    ⢸           ┊⠙⢦⡀       ⢀⡴⠋⠁
         │⠉⠉⣠⠴⠋⠉⠉⠉⠉⠉⠉⠉           ┊  ⠙⠦⣄   ⢀⡴⠋
        0┤⣠⠞⠁                    ┊    ⠈⠳⣄⡴⠋
         ╰┬──────────────────┬──────────────────┬───────
          0                  5   6           evaluations
        """)
  }

  @Test func drawsPowersAsLinesOnLogarithmicAxes() {
    let curve = CurvePyramid(x: [1, 10, 100, 1000], y: [1, 0.1, 0, 0.001])
    let chart = LineChart(
      [.init("p", curve)], x: Axis("n", isLogarithmic: true), y: Axis("loss", isLogarithmic: true))
    #expect(
      chart.rendered(width: 44, height: 10).text == """
        loss  ● p 0.001
             │⠙⠒⠦⢤⣀⡀
             │     ⠉⠓⠲⠤⣄⣀
          0.1┤          ⠈⠉⠓
             │
             │
             │
        0.001┤                                     ⢀
             ╰┬────────────────────────×────────────
              1                       100          n
        """)
  }

  @Test func shadesTheSpaceBetweenQuartiles() {
    let band = CurveBand(low: CurvePyramid([1, 1, 1, 0]), high: CurvePyramid([3, 3, 4, 4]))
    var chart = LineChart([.init("median", CurvePyramid([2, 2, 2, 2]), band: band)])
    #expect(
      chart.rendered(width: 30, height: 9).text == """
        ● median 2
        4┤            ░░░░░░░░░░░░░░░░
         │░░░░░░░░░░░░░░░░░░░░░░░░░░░░
         │░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        2┤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
         │░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        0┤                      ░░░░░░
         ╰┬─────────────────┬─────────
          0                 2     step
        """)
    chart.showsLegend = false
    #expect(
      chart.rendered(width: 30, height: 8, glyphs: .ascii).text == """
        4+            ~~~~~~~~~~~~~~~~
         |~~~~~~~~~~~~~~~~~~~~~~~~~~~~
         |~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        2+''''''''''''''''''''''''''''
         |~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        0+                      ~~~~~~
         ++-----------------+---------
          0                 2     step
        """)
  }

  @Test func saysThatThereIsNothingYet() {
    #expect(
      LineChart([]).rendered(width: 30, height: 5).text == """


                  no values yet


        """)
  }

  @Test func countsWhatTheLegendHasNoRoomFor() {
    let saw = CurvePyramid([0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 2, 3, 4])
    let chart = LineChart((0..<6).map { .init("series number \($0)", saw) })
    #expect(
      chart.rendered(width: 40, height: 7).text == """
        ● series number 0 4                   +5
        4┤          ⢀⡴⠋▲⣄                    ⢀⡴△
         │        ●△⠉   ⠈⠙⠦⣄               △⠞⠉
        2┤     ⣀⡴⠋⠁        ⠈■⢦⣀         ⣀⡴●⠁
         │  ⣀⡴⠚⠁              ⠈⠳⣄⡀   ⣀○⠚⠁
        0┤⣠⠞⠁                    ◆⢦⣠⠞⠁
          0              5               10 step
        """)
  }

  /// One number tells nothing of a scale, so ticks are finer where half or 1 would stand alone.
  @Test(arguments: [6, 7, 9, 12]) func noAxisHasOneNumberOnly(height: Int) {
    let chart = LineChart([.init("accuracy", CurvePyramid([0.1, 0.976, 0.5]))])
    let lines = chart.rendered(width: 26, height: height).text.split(separator: "\n")
    #expect(lines.count { $0.contains("┤") } >= 2)
    let numbers = lines.last?.split(separator: " ").count { Double($0) != nil }
    #expect(numbers ?? 0 >= 2)
  }

  @Test func zoomsToARange() {
    let saw = CurvePyramid([0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 2, 3, 4])
    var chart = LineChart([.init("saw", saw)], x: Axis("step", range: 2.5...5.5))
    chart.showsGrid = true
    #expect(
      chart.rendered(width: 30, height: 8).text == """
        ● saw 4
        4┤┈┈┈┈┈┈┈┈┈┈┈⢀⡤⠞⠙⠦⣄┈┈┈┈┈┈┈┈┈┈┈
         │        ⢀⡤⠞⠉    ⠈⠓⢦⣀
         │     ⢀⡤⠞⠉          ⠈⠳⢤⡀
        3┤┈┈⢀⡤⠞⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠉⠳⢤⡀┈┈
         │⣠⠖⠋                      ⠙⠲⣄
         ╰────┬─────────┬────────┬────
              3         4         step
        """)
  }

  @Test(arguments: GlyphSet.allCases) func decimationLosesNoExtreme(glyphs: GlyphSet) {
    var dice = Dice(seed: 11)
    for _ in 0..<40 {
      var curve = CurvePyramid()
      for step in 0..<dice.int(2...20_000) {
        curve.append(x: Double(step), y: dice.real(0.4...0.6))
      }
      let spike = dice.int(0...curve.count - 1)
      var y = curve.y
      y[spike] = dice.int(0...1) == 0 ? 0 : 1
      curve = CurvePyramid(x: curve.x, y: y)
      var chart = LineChart([.init("c", curve)])
      chart.y.range = 0...1
      let (width, height) = (dice.int(20...90), dice.int(8...30))
      let screen = chart.rendered(width: width, height: height, glyphs: glyphs)
      let frame = chart.frame(in: screen.area, glyphs: glyphs)
      let row = y[spike] == 0 ? frame.plot.bottom - 1 : frame.plot.y
      let inked = (frame.plot.x..<frame.plot.right).filter { screen[$0, row].role == .series0 }
      let column = frame.column(of: Double(spike)) ?? -1
      #expect(inked.contains { abs($0 - column) <= 1 }, "\(spike) of \(curve.count) at \(width)")
      #expect(inked.count <= 3, "and nothing else reaches that row")
    }
  }

  @Test func rawCurvesStayBehindTheSmoothedOne() {
    let flat = CurvePyramid(Array(repeating: 1.0, count: 50))
    let chart = LineChart([.init("c", flat, raw: flat)])
    let screen = chart.rendered(width: 40, height: 9)
    #expect(screen.cells.contains { $0.role == .series0 })
    #expect(!screen.cells.contains { $0.role == .raw })
  }

  @Test func columnsAndValuesAreInverse() {
    let chart = LineChart(
      [.init("c", CurvePyramid(x: [1, 1000], y: [0, 1]))], x: Axis(isLogarithmic: true))
    let frame = chart.frame(in: Area(width: 80, height: 20), glyphs: .braille)
    for column in frame.plot.x..<frame.plot.right {
      #expect(frame.column(of: frame.value(atColumn: column)) == column)
    }
  }
}
