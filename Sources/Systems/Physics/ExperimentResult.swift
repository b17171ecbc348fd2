import Foundation

/// How one trial ended.
package struct ExperimentResult: Codable, Hashable, Sendable {
  /// Experiments before the action that ended it, an answer or one experiment too many.
  package let actions: Int
  /// Whether the answer was right; no answer is wrong.
  package let isRight: Bool
  /// What makes some scenes harder than others: see the task.
  package let difficulty: Double

  /// What it earns at this price of information.
  func value(discount: Double) -> Double { pow(discount, Double(actions)) * (isRight ? 1 : -1) }
}

/// How trials ended.
package struct ExperimentSummary: Codable, Hashable, Sendable {
  /// The share of right answers.
  package let success: Double
  /// The mean number of experiments.
  package let actions: Double
  /// The mean discounted reward.
  package let value: Double

  /// The means of some results.
  init(_ results: [ExperimentResult], discount: Double) {
    let count = Double(max(results.count, 1))
    success = Double(results.count(where: \.isRight)) / count
    actions = results.reduce(0) { $0 + Double($1.actions) } / count
    value = results.reduce(0) { $0 + $1.value(discount: discount) } / count
  }
}

/// The rank correlation of two sequences, -1 to 1 (Spearman 1904); equal values share their mean
/// rank, and a constant sequence has none, 0.
func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "\(x.count) numbers do not go with \(y.count)")
  let (left, right) = (ranks(of: x), ranks(of: y))
  let middle = Double(x.count + 1) / 2
  var (product, first, second) = (0.0, 0.0, 0.0)
  for (one, other) in zip(left, right) {
    product += (one - middle) * (other - middle)
    first += (one - middle) * (one - middle)
    second += (other - middle) * (other - middle)
  }
  return first > 0 && second > 0 ? product / (first * second).squareRoot() : 0
}

/// Ranks from 1.
private func ranks(of values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = values
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for place in order[start..<end] { ranks[place] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}
