import Screen
import Testing

@Suite struct TicksTests {
  @Test func linearTicksAreNice() {
    #expect(
      Ticks(linear: 0...1, count: 5).marks.map(\.label) == [
        "0.0", "0.2", "0.4", "0.6", "0.8", "1.0",
      ])
    #expect(Ticks(linear: -3...7, count: 4).marks.map(\.value) == [0, 5])
    #expect(Ticks(linear: 0...120_000, count: 4).marks.map(\.label) == ["0", "50k", "100k"])
    #expect(Ticks(linear: 0...3e-6, count: 3).marks.map(\.label) == ["0", "1e-6", "2e-6", "3e-6"])
    #expect(Ticks(linear: 0...0.6, count: 3).marks.map(\.value) == [0, 0.2, 0.4, 0.6])
  }

  @Test func linearTicksKeepTheirPromises() {
    var dice = Dice(seed: 31)
    for _ in 0..<3000 {
      let scale = [1e-9, 1e-3, 1, 1e4, 1e12][dice.int(0...4)]
      let low = dice.real(-1...1) * scale
      let high = low + dice.real(0.001...2) * scale
      let count = dice.int(2...12)
      let marks = Ticks(linear: low...high, count: count).marks
      #expect(marks.allSatisfy { (low...high).contains($0.value) })
      #expect(
        Set(marks.map(\.label)).count == marks.count, "\(low)...\(high): \(marks.map(\.label))")
      #expect(marks.count <= count + 1)
      let steps = zip(marks, marks.dropFirst()).map { $1.value - $0.value }
      #expect(steps.allSatisfy { abs($0 / steps[0] - 1) < 1e-6 })
    }
  }

  @Test func logarithmicTicksAreDecadesOrPartsOfThem() {
    #expect(
      Ticks(logarithmic: 1...10_000, count: 9).marks.map(\.label) == [
        "1", "10", "100", "1000", "10k",
      ])
    #expect(Ticks(logarithmic: 1...1e6, count: 3).marks.map(\.value) == [1, 1000, 1e6])
    #expect(
      Ticks(logarithmic: 0.15...30, count: 8).marks.map(\.value) == [0.2, 0.5, 1, 2, 5, 10, 20])
    #expect(Ticks(logarithmic: 3.1...3.9, count: 4).marks.count >= 3)
  }

  @Test func timesAreInUnitsOfTheClock() {
    #expect(
      Ticks(seconds: 0...7200, count: 4).marks.map(\.label) == ["0", "30m", "1h", "1h30", "2h"])
    #expect(Ticks(seconds: 0...200, count: 4).marks.map(\.label) == ["0", "1m", "2m", "3m"])
    #expect(
      Ticks(seconds: 0...0.4, count: 4).marks.map(\.label) == ["0.0", "0.1", "0.2", "0.3", "0.4"])
  }

  @Test func scalesMapBothWays() {
    var dice = Dice(seed: 32)
    for _ in 0..<500 {
      let isLogarithmic = dice.int(0...1) == 0
      let low = isLogarithmic ? dice.real(1e-6...2) : dice.real(-5...5)
      let scale = Scale(low: low, high: low + dice.real(0.1...100), isLogarithmic: isLogarithmic)
      let share = dice.real()
      #expect(abs(scale.share(of: scale.value(at: share)) - share) < 1e-9)
      let zoomed = scale.zoomed(by: 2, around: share)
      let closer = Scale(
        low: zoomed.lowerBound, high: zoomed.upperBound, isLogarithmic: isLogarithmic)
      #expect(
        abs(closer.share(of: scale.value(at: share)) - share) < 1e-6, "the place zoomed at stays")
    }
    #expect(Scale(low: 0, high: 10).panned(by: 0.5) == 5...15)
    #expect(Scale(low: 1, high: 10, isLogarithmic: true).share(of: 0).isNaN)
  }

  @Test func everyScaleCanBeDrawn() {
    let ends = [0, 1, -1, 5, .nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude]
    for low in ends {
      for high in ends {
        for isLogarithmic in [false, true] {
          let scale = Scale(low: low, high: high, isLogarithmic: isLogarithmic)
          #expect(scale.low.isFinite && scale.high.isFinite && scale.low < scale.high)
          #expect(scale.share(of: scale.low) == 0)
        }
      }
    }
  }
}
