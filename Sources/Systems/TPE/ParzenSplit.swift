import Foundation
import Methods

/// The trials that l and g are made of, by the records of a study, in the order they were asked.
struct ParzenSplit: Hashable {
  /// The best of those with a result.
  let good: [Int]
  /// All others: the worse ones, those without a score and those without a result yet.
  let bad: [Int]

  /// Splits a study's trials; `nil` before there is a score.
  ///
  /// Trials that were ended early come after those that were not, the later the better.
  ///
  /// - Parameters:
  ///   - share: The share of the results that is good, rounded up.
  ///   - most: How many are good at most.
  init?(of study: Study<Configuration>, share: Double, most: Int) {
    let count = min(Int((share * Double(study.told)).rounded(.up)), most)
    // The keys are taken out first: to compare whole records would copy them again and again.
    let scored = study.records.enumerated().compactMap { index, record in
      record.score.map { Key(step: record.stoppedAt ?? .infinity, score: $0, index: index) }
    }
    guard !scored.isEmpty else { return nil }
    good = scored.sorted(by: >).prefix(count).map(\.index).sorted()
    var isGood = study.asked.map { _ in false }
    for index in good { isGood[index] = true }
    bad = study.asked.indices.filter { !isGood[$0] }
  }

  /// What trials are ranked by; of equals the first is greater.
  private struct Key: Comparable {
    let step: Double, score: Double
    let index: Int

    static func < (a: Key, b: Key) -> Bool {
      (a.step, a.score, b.index) < (b.step, b.score, a.index)
    }
  }
}
