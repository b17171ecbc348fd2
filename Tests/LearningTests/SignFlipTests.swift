import Learning
import Testing

@Suite struct SignFlipTests {
  @Test func everyWayToFlipCountsOnce() {
    #expect(signFlipProbability([1, 2, 3]) == 1.0 / 8)
    // Of ±1 ±1 three sums are at least 0, and of those without effect all are.
    #expect(signFlipProbability([1, -1]) == 3.0 / 4)
    #expect(signFlipProbability([0, 0, 0]) == 1)
    #expect(signFlipProbability([-1, -2, -3]) == 1)
  }

  /// Four differences of one sign are too few for the 5 % level, five are enough.
  @Test func fiveOfOneSignAreTheFewest() {
    #expect(signFlipProbability([1, 1, 1, 1]) > 0.05)
    #expect(signFlipProbability([1, 1, 1, 1, 1]) == 1.0 / 32)
  }

  /// Sums that are equal but for rounding count as equal.
  @Test func tiesAreTies() {
    #expect(signFlipProbability([0.1, 0.2, -0.3]) == signFlipProbability([1, 2, -3]))
  }
}
