import Testing
import Text

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
    for number in 0..<20_000 {
      // Multiples of an odd constant go through all bit patterns, evenly spread.
      let value = Double(bitPattern: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
      for text in [
        Numeral.short(value), Numeral.duration(value), Numeral.bytes(value), Numeral.clock(value),
        Numeral.fixed(value, decimals: number % 23 - 2),
        Numeral.scientific(value, digits: number % 23 - 2),
      ] { #expect(!text.isEmpty && !text.contains(",")) }
      guard value.isFinite, abs(value) > 1e-300,
        let back = Double(Numeral.scientific(value, digits: 6))
      else { continue }
      #expect(abs(back / value - 1) < 1e-5)
    }
  }

  @Test func linesHaveRoomForUnits() {
    #expect(
      [64, 0.012345, 1.2e-7, 1e9].map(Numeral.brief) == ["64", "0.0123", "1.2e-07", "1e+09"])
    #expect(
      [nil, .nan, 0, 3, 0.93124, 14.2, 1e-5, 2e7].map(Numeral.plain)
        == ["-", "-", "0", "3", "0.9312", "14.20", "1e-05", "2e+07"])
    #expect(
      [-1, 12, 200, 7500, 200_000, 1e9].map(Numeral.longDuration)
        == ["0 s", "12 s", "3 min 20 s", "2 h 5 min", "2 days", "31 years"])
    #expect(
      [0, 999, 1400, 25_000_000, 3_000_000_000_000].map(Numeral.decimalBytes)
        == ["0 B", "999 B", "1.4 kB", "25.0 MB", "3000.0 GB"])
  }
}
