/// The search for the best rate of every baseline, a candidate at a time.
package struct BaselineTuning: Codable, Sendable {
  /// How many candidates there are.
  package static let candidates = BaselineOptimizer.allCases.count * BaselineOptimizer.rates.count
  /// The mean loss that counts, of every candidate tried, baseline by baseline; the largest number
  /// where it blew up.
  package private(set) var scores: [Double] = []

  /// Nothing tried yet.
  package init() {}

  /// Whether all candidates were tried.
  package var isDone: Bool { scores.count == Self.candidates }

  /// Tries the next candidate: an optimizer and a rate, of which the mean loss that counts is given.
  package mutating func advance(_ loss: (BaselineOptimizer, Double) -> Double) {
    let count = BaselineOptimizer.rates.count
    let score = loss(
      BaselineOptimizer.allCases[scores.count / count],
      BaselineOptimizer.rates[scores.count % count])
    scores.append(score.isFinite ? score : .greatestFiniteMagnitude)
  }

  /// The best rate of a baseline so far.
  package func rate(of baseline: BaselineOptimizer) -> Double {
    let first =
      (BaselineOptimizer.allCases.firstIndex(of: baseline) ?? 0) * BaselineOptimizer.rates.count
    let tried = scores.dropFirst(first).prefix(BaselineOptimizer.rates.count)
    let best = tried.indices.min { tried[$0] < tried[$1] } ?? first
    return BaselineOptimizer.rates[best - first]
  }
}
