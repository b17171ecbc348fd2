/// The test of Mann & Whitney (1947): whether values of one sample tend to be less than another's.
///
///     MannWhitney([1, 2, 3], [4, 5, 6])?.z    // positive: the first are less
public struct MannWhitney: Hashable, Sendable {
  /// How many pairs have the less value in the first sample, ties counted half.
  public let u: Double
  /// The distance of `u` from its mean under no difference, in its standard deviations there, ties
  /// corrected for; 0 where all values are equal.
  public let z: Double

  /// Compares two samples; `nil` where one is empty.
  public init?(_ first: [Double], _ second: [Double]) {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let (n, m) = (Double(first.count), Double(second.count))
    let all = (first + second).sorted()
    // The mean rank of equal values stands for all of them.
    var (ranks, ties, start) = ([Double: Double](), 0.0, 0)
    while start < all.count {
      var end = start
      while end < all.count, all[end] == all[start] { end += 1 }
      let count = Double(end - start)
      ranks[all[start]] = (Double(start + end) + 1) / 2
      ties += count * count * count - count
      start = end
    }
    let sum = first.reduce(0) { $0 + (ranks[$1] ?? 0) }
    u = n * m + n * (n + 1) / 2 - sum
    let total = n + m
    let variance = n * m / 12 * (total + 1 - ties / (total * max(total - 1, 1)))
    z = variance > 0 ? (u - n * m / 2) / variance.squareRoot() : 0
  }
}
