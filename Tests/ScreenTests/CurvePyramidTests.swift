import Screen
import Testing

@Suite struct CurvePyramidTests {
  @Test(arguments: [0, 1, 15, 16, 17, 255, 256, 257, 4097]) func extentsAreExact(count: Int) {
    var dice = Dice(seed: UInt64(count))
    var curve = CurvePyramid()
    for index in 0..<count {
      let value = dice.int(0...9) == 0 ? .nan : dice.real(-5...5)
      curve.append(x: Double(index / 2), y: value)
    }
    for _ in 0..<200 {
      let (a, b) = (dice.int(0...count), dice.int(0...count))
      let range = min(a, b)..<max(a, b)
      #expect(curve.extent(of: range) == Extent(of: curve.y[range]))
    }
    #expect(curve.extent == Extent(of: curve.y))
  }

  @Test func pointsThatGoBackReplaceWhatFollowed() {
    var dice = Dice(seed: 5)
    for _ in 0..<50 {
      var curve = CurvePyramid()
      var (x, y): ([Double], [Double]) = ([], [])
      for _ in 0..<dice.int(1...600) {
        let next = max(0, (x.last ?? 0) + Double(dice.int(-1...9) == -1 ? -dice.int(1...300) : 1))
        while let last = x.last, last > next {
          x.removeLast()
          y.removeLast()
        }
        x.append(next)
        y.append(dice.real())
        curve.append(x: next, y: y[y.count - 1])
      }
      #expect(curve == CurvePyramid(x: x, y: y))
      #expect(curve.x == x && curve.extent == Extent(of: y))
    }
  }

  @Test func findsTheSamePointsAsALinearSearch() {
    var dice = Dice(seed: 6)
    for _ in 0..<60 {
      let power = dice.real(0.2...6)  // from crowded at the end to crowded at the start
      let x = (0..<dice.int(0...300)).map { _ in (dice.real() * 4).rounded() / 4 + dice.real() }
        .map { $0 < 1 ? $0 : $0 * power }.sorted()
      let curve = CurvePyramid(x: x, y: x)
      for _ in 0..<40 {
        let (low, high) = (dice.real(-1...8), dice.real(-1...30))
        let start = x.firstIndex { $0 >= low } ?? x.count
        let end = max(start, x.firstIndex { $0 > high } ?? x.count)
        #expect(curve.indices(from: low, through: high) == start..<end)
      }
    }
  }

  @Test func valuesBetweenPointsLieOnTheLine() {
    let curve = CurvePyramid(x: [0, 10, 10, 20], y: [0, 5, 7, 17])
    #expect(curve.value(at: 4) == 2)
    #expect(curve.value(at: 10) == 7)
    #expect(curve.value(at: 15) == 12)
    #expect(curve.value(at: -1) == nil)
    #expect(curve.value(at: 20.5) == nil)
    #expect(curve.index(atOrBefore: 12) == 2)
  }

  @Test func pointsWithoutAPlaceAreLeftOut() {
    let curve = CurvePyramid(x: [0, .nan, 2, .infinity], y: [1, 2, 3, 4])
    #expect(curve.x == [0, 2] && curve.y == [1, 3])
  }
}

@Suite struct SmoothingTests {
  @Test func firstValuesAreNotPulledToZero() {
    var smoother = Smoother(weight: 0.9)
    #expect(abs(smoother.next(5) - 5) < 1e-12)
    #expect(abs(smoother.next(5) - 5) < 1e-12)
    // m = 0.9 * (0.9 * 0.1 * 5 + 0.1 * 5) + 0.1 * 8, over 1 - 0.9^3.
    #expect(abs(smoother.next(8) - (0.9 * 0.95 + 0.8) / 0.271) < 1e-9)
  }

  @Test func aSeriesThatEndsInZerosEndsAtZero() {
    var smoother = Smoother(weight: 0.9)
    _ = smoother.next(1)
    let tail = (0..<10_000).map { _ in smoother.next(0) }
    // 0.9^n falls below 1e-300 after 6,556 zeros; numbers that small are rounding.
    #expect(tail.last == 0)
    #expect(tail.allSatisfy { $0 == 0 || $0 > 1e-13 })
  }

  @Test func notANumberIsAGapAndNoMore() {
    var smoother = Smoother(weight: 0.5)
    _ = smoother.next(2)
    #expect(smoother.next(.nan).isNaN)
    #expect(abs(smoother.next(2) - 2) < 1e-12)
  }

  @Test func appendingEqualsSmoothingAfterwards() {
    var dice = Dice(seed: 8)
    var growing = SmoothedCurve(weight: 0.8)
    for index in 0..<500 {
      growing.append(x: Double(index < 300 ? index : index - 100), y: dice.real())
    }
    #expect(growing == SmoothedCurve(growing.raw, weight: 0.8))
    growing.weight = 0
    #expect(growing.smooth == growing.raw)
  }

  @Test func quartilesAreThoseOfTypeSeven() throws {
    let quartiles = try #require(Quartiles(of: [4, .nan, 1, 3, 2]))
    #expect([quartiles.lower, quartiles.median, quartiles.upper] == [1.75, 2.5, 3.25])
    #expect(Quartiles(of: [.nan]) == nil)
  }

  @Test func medianOfCurvesCoversWhatAllReach() {
    let curves = [1.0, 2, 6].map { level in
      CurvePyramid(x: [level, 10 + level], y: [level, level])
    }
    let line = LineChart.Line.median("runs", of: curves, samples: 5)
    #expect(line.curve.x.first == 6 && line.curve.x.last == 11)
    #expect(line.curve.y == Array(repeating: 2, count: 5))
    #expect(line.band?.low.y.first == 1.5 && line.band?.high.y.first == 4)
    #expect(LineChart.Line.median("none", of: []).curve.isEmpty)
  }

  @Test(arguments: [0.0, 0.8])
  func aCurveThatIsRewoundGrowsAsIfNothingHadComeBetween(weight: Double) {
    let values = [3.0, 1, 4, .nan, 5, 9, 2, 6]
    var straight = SmoothedCurve(weight: weight)
    var rewound = SmoothedCurve(weight: weight)
    for (x, y) in values.enumerated() {
      straight.append(x: Double(x), y: y)
      straight.setMark()
      rewound.append(x: Double(x), y: y)
      rewound.setMark()
      for ahead in 1...3 { rewound.append(x: Double(x + ahead), y: -7) }
      if x == 5 { (rewound.weight, rewound.weight) = (0.5, weight) }
      rewound.rewind()
    }
    #expect(rewound.raw.x == straight.raw.x && rewound.smooth.x == straight.smooth.x)
    for (left, right) in zip(rewound.smooth.y, straight.smooth.y) {
      #expect(left == right || left.isNaN && right.isNaN)
    }
  }
}
