import Compute
import Testing
import Worlds

@Suite struct SortingTests {
  private func cost(_ algorithm: CountedSort, _ keys: [UInt64]) -> Int {
    var keys = keys
    return algorithm.sort(&keys)
  }

  @Test(arguments: KeyFamily.allCases) func everyAlgorithmSorts(family: KeyFamily) {
    for level in 0..<KeyFamily.levels {
      for (place, width) in KeyFamily.widths.enumerated() {
        var random = Random(seed: UInt64(level * 4 + place))
        let keys = family.keys(
          2 + random.below(700), width: width, level: level, random: &random)
        #expect(keys.allSatisfy { $0 < 1 << UInt64(width) })
        for algorithm in CountedSort.allCases {
          var sorted = keys
          #expect(algorithm.sort(&sorted) > 0)
          #expect(sorted == keys.sorted(), "\(algorithm), level \(level), \(width) bits")
        }
      }
    }
  }

  /// Insertion, by hand: a key is taken out and put back (2), a comparison before that (1).
  @Test func costsAreThoseCountedByHand() {
    #expect(cost(.insertion, [1, 2, 3]) == 2 * (1 + 2))
    // 3 2 1: one shift after one comparison, then two after two.
    #expect(cost(.insertion, [3, 2, 1]) == (1 + 1 + 2) + (2 + 2 + 2))
    // One run: two comparisons find it.
    #expect(cost(.naturalMerge, [1, 2, 3]) == 2)
    // A falling run: two comparisons, one exchange.
    #expect(cost(.naturalMerge, [3, 2, 1]) == 2 + 3)
    // Halves of one: the left is copied (1), compared once, and both are moved.
    #expect(cost(.merge, [2, 1]) == 1 + 1 + 2)
    // All equal to the pivot: two comparisons for each other key, one for the pivot itself.
    #expect(cost(.quick, [5, 5, 5]) == 1 + 2 * 2)
    // One pass and a copy back: n to find the largest, 3n + 256, n.
    #expect(cost(.radix, [3, 1, 2]) == 3 + 9 + 256 + 3)
    #expect(cost(.radix, [300, 1]) == 2 + 2 * (6 + 256))
  }

  @Test func featuresAreSharesOfWhatWasLookedAt() {
    var random = Random(seed: 1)
    let falling = KeyFeatures(of: (0..<100).reversed().map { UInt64($0) }, random: &random)
    #expect(falling.values[1] == 1 && falling.values[2] == 1 && falling.values[3] == 0)
    #expect(falling.cost == 50, "ten samples, five operations each")
    let equal = KeyFeatures(of: Array(repeating: 7, count: 4096), random: &random)
    #expect(equal.values == [12, 0, 0, 1, 3])
    #expect(equal.cost == 160)
  }
}
