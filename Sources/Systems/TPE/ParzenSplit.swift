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
    func rank(_ index: Int) -> (Double, Double) {
      let record = study.asked[index]
      return (record.stoppedAt ?? .infinity, record.score ?? -.infinity)
    }
    let scored = study.records.indices.filter { study.asked[$0].score != nil }
    guard !scored.isEmpty else { return nil }
    let ranking = scored.sorted { rank($0) == rank($1) ? $0 < $1 : rank($0) > rank($1) }
    good = ranking.prefix(count).sorted()
    var isGood = study.asked.map { _ in false }
    for index in good { isGood[index] = true }
    bad = study.asked.indices.filter { !isGood[$0] }
  }
}
