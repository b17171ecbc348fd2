import Testing

@testable import Learning

@Suite struct EstimateTests {
  /// The two-sided 95 % points of Student's table.
  @Test(
    arguments: [
      (1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (9, 2.2622), (10, 2.2281),
      (19, 2.0930), (99, 1.9842), (1999, 1.9612),
    ])
  func studentsQuantilesAreThoseOfTheTable(freedom: Int, value: Double) {
    #expect(abs(studentQuantile(0.975, freedom: freedom) - value) < 1e-4)
  }

  @Test func fewValuesHaveARangeAndClaimNothing() throws {
    #expect(Estimate([]) == nil)
    let one = try #require(Estimate([3]))
    #expect(one.kind == .value && one.low == 3 && one.high == 3 && !one.isClear)
    let four = try #require(Estimate([1, 2, 3, 4]))
    #expect(four.kind == .range && four.low == 1 && four.high == 4)
    #expect(!four.isClear && four.account == "range of 4")
  }

  @Test func symmetricValuesHaveStudentsInterval() throws {
    let estimate = try #require(Estimate([1, 2, 3, 4, 5]))
    // The standard error is √(2.5 / 5) and the quantile 2.7764.
    #expect(estimate.kind == .interval && estimate.mean == 3)
    #expect(abs(estimate.high - 3 - 2.7764 * 0.707107) < 1e-4)
    #expect(abs(3 - estimate.low - 2.7764 * 0.707107) < 1e-4)
    #expect(estimate.isClear && estimate.account == "95 % of 5")
  }

  @Test func anIntervalReachesFartherWhereTheLongTailIs() throws {
    let skewed = try #require(Estimate([1, 1.1, 1.2, 1.3, 4]))
    #expect(skewed.high - skewed.mean > skewed.mean - skewed.low)
    let mirrored = try #require(Estimate([-1, -1.1, -1.2, -1.3, -4]))
    #expect(abs(mirrored.low + skewed.high) < 1e-12 && abs(mirrored.high + skewed.low) < 1e-12)
  }

  @Test func anIntervalStaysWithinWhatIsPossible() throws {
    let values = [0.99, 1, 0.94, 1, 0.99]
    let free = try #require(Estimate(values))
    let share = try #require(Estimate(values, within: 0...1))
    #expect(free.high > 1 && share.high == 1)
    #expect(share.low == free.low && share.mean == free.mean)
  }

  @Test func equalValuesHaveNoSpread() throws {
    let estimate = try #require(Estimate([2, 2, 2, 2, 2, 2]))
    #expect(estimate.low == 2 && estimate.high == 2)
  }

  @Test func aShareIsNeverCertain() throws {
    let all = try #require(Estimate(yes: 5, of: 5))
    #expect(all.mean == 1 && all.high == 1 && abs(all.low - 0.5655) < 1e-4)
    #expect(Estimate(yes: 2, of: 3)?.kind == .range && Estimate(yes: 0, of: 0) == nil)
  }
}
