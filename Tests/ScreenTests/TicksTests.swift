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

@Suite struct NumeralTests {
  @Test func fixedRoundsAndKeepsItsDecimals() {
    #expect(Numeral.fixed(3.14159, decimals: 2) == "3.14")
    #expect(Numeral.fixed(-0.004, decimals: 2) == "0.00")
    #expect(Numeral.fixed(0.05, decimals: 1) == "0.1")
    #expect(Numeral.fixed(1e20, decimals: 2) == "1.00e20")
    #expect(Numeral.fixed(.nan, decimals: 2) == "NaN")
  }

  @Test func shortFitsItsDigits() {
    let cases: [(Double, String)] = [
      (0, "0"), (0.9312, "0.9312"), (0.93, "0.93"), (14_200, "14.2k"), (9999, "9999"),
      (999_999, "1M"), (123_456_789, "123.5M"), (3.1e-5, "3.1e-5"), (-0.25, "-0.25"),
      (.infinity, "inf"), (9.9e-4, "9.9e-4"), (1e15, "1e15"), (0.001, "0.001"),
    ]
    for (value, text) in cases { #expect(Numeral.short(value) == text) }
  }

  @Test func scientificCarriesIntoTheNextPower() {
    #expect(Numeral.scientific(9.99e-5, digits: 2) == "1.0e-4")
    #expect(Numeral.scientific(-12345, digits: 3) == "-1.23e4")
  }

  @Test func durationsAndSizesAreWords() {
    #expect(
      [0.0005, 0.85, 12.4, 59.97, 200, 7500, 360_000].map(Numeral.duration)
        == ["0.5 ms", "850 ms", "12.4 s", "1m 00s", "3m 20s", "2h 05m", "4d 4h"])
    #expect(
      [0, 512, 1023.7, 1500, 1e9].map(Numeral.bytes) == [
        "0 B", "512 B", "1.0 KiB", "1.5 KiB", "954 MiB",
      ])
    #expect(
      [0, 45, 90, 3600, 5400, 108_000].map(Numeral.clock) == [
        "0", "45s", "1m30", "1h", "1h30", "1d6h",
      ])
    #expect(
      [0, 999, 1000, -1_234_567, .min].map(Numeral.grouped)
        == ["0", "999", "1,000", "-1,234,567", "-9,223,372,036,854,775,808"])
  }

  @Test func everyNumberBecomesText() {
    var dice = Dice(seed: 33)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: dice.next())
      for text in [
        Numeral.short(value), Numeral.duration(value), Numeral.bytes(value), Numeral.clock(value),
        Numeral.fixed(value, decimals: dice.int(-2...20)),
        Numeral.scientific(value, digits: dice.int(-2...20)),
      ] { #expect(!text.isEmpty && !text.contains(",")) }
      guard value.isFinite, abs(value) > 1e-300,
        let back = Double(Numeral.scientific(value, digits: 6))
      else { continue }
      #expect(abs(back / value - 1) < 1e-5)
    }
  }
}
