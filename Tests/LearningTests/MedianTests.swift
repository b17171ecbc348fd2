import Learning
import Testing

@Suite struct MedianTests {
  /// Of ten values the second and the ninth: 1 − 2 (1 + 10) / 2¹⁰ = 97.9 %.
  @Test func intervalsAreOfOrderStatistics() throws {
    let ten = try #require(Estimate(medianOf: (1...10).reversed().map(Double.init)))
    #expect(ten.mean == 5.5 && ten.low == 2 && ten.high == 9 && ten.kind == .interval)
    // Of forty the 14th and the 27th (Conover 1999, table A3).
    let forty = try #require(Estimate(medianOf: (1...40).map(Double.init)))
    #expect(forty.low == 14 && forty.high == 27)
    let six = try #require(Estimate(medianOf: [3, 1, 2, 6, 5, 4]))
    #expect(six.low == 1 && six.high == 6)
  }

  @Test func fewValuesHaveARange() throws {
    let three = try #require(Estimate(medianOf: [9, 1, 2]))
    #expect(three.mean == 2 && three.low == 1 && three.high == 9 && three.kind == .range)
    #expect(Estimate(medianOf: []) == nil)
  }
}
