import Foundation

/// The mean, or the median, of independent values and how far it can be trusted.
///
/// The values are one a run, or one a held-out task.
///
/// Of fewer than five values only the range is given, since no interval of so few is worth its
/// name. From five on it is an interval that covers the true mean in about 95 % of cases, as
/// `StudentInterval` makes it.
public struct Estimate: Codable, Hashable, Sendable {
  /// What `low` and `high` are.
  public enum Kind: String, Codable, Sendable {
    /// Both are the only value there is.
    case value
    /// The smallest and the largest value.
    case range
    /// The ends of a 95 % interval of the mean.
    case interval
  }

  /// The mean.
  public let mean: Double
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// How many values it rests on.
  public let count: Int

  /// The fewest values that an interval is made of, and anything is claimed from.
  public static let fewest = 5

  /// The estimate from some values; `nil` from none.
  ///
  /// - Parameters:
  ///   - values: what was measured, in any order.
  ///   - range: the values that are possible, where not every number is: an interval that is made
  ///     from the spread alone may reach beyond them.
  public init?(_ values: [Double], within range: ClosedRange<Double>? = nil) {
    guard let least = values.min(), let most = values.max() else { return nil }
    count = values.count
    mean = values.reduce(0, +) / Double(count)
    if count < Self.fewest {
      (low, high) = (least, most)
    } else {
      let interval = StudentInterval(of: values)
      let range = range ?? -Double.infinity...Double.infinity
      // A mean outside its range is a fault of the measurement, which the interval must not hide.
      low = min(mean, max(interval.low, range.lowerBound))
      high = max(mean, min(interval.high, range.upperBound))
    }
  }

  /// The share of cases in which something was so; `nil` without cases.
  ///
  /// From five cases on it has the score interval of Wilson (1927), for the spread of yes and no says
  /// too little where nearly all cases are alike.
  public init?(yes: Int, of cases: Int) {
    guard cases > 0 else { return nil }
    precondition((0...cases).contains(yes), "\(yes) of \(cases) cases")
    let (share, size, square) = (Double(yes) / Double(cases), Double(cases), 1.959964 * 1.959964)
    (mean, count) = (share, cases)
    guard cases >= Self.fewest else {
      (low, high) = (yes == cases ? 1 : 0, yes == 0 ? 0 : 1)
      return
    }
    let middle = (share + square / (2 * size)) / (1 + square / size)
    let reach =
      (square * (share * (1 - share) / size + square / (4 * size * size))).squareRoot()
      / (1 + square / size)
    (low, high) = (max(0, min(middle - reach, share)), min(1, max(middle + reach, share)))
  }

  /// The median of some values; `nil` from none.
  ///
  /// From six values on it has the interval of order statistics, which covers the true median in at
  /// least 95 % of cases whatever the distribution is (Conover 1999, section 3.2); of five, that of
  /// the smallest to the largest covers it in 93.75 %.
  public init?(medianOf values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    (mean, count) = (quantile(0.5, ofSorted: sorted), sorted.count)
    let outside = sorted.count < Self.fewest ? 0 : Self.outside(of: sorted.count)
    (low, high) = (sorted[outside], sorted[sorted.count - 1 - outside])
  }

  /// How many of sorted values may be left out on each side: the most k for which a binomial number
  /// of n halves is at most k in 2.5 % of cases, and one less.
  private static func outside(of count: Int) -> Int {
    var (term, sum, outside) = (pow(0.5, Double(count)), 0.0, 0)
    while sum + term <= 0.025, outside < count / 2 {
      sum += term
      term *= Double(count - outside) / Double(outside + 1)
      outside += 1
    }
    return max(outside - 1, 0)
  }

  /// What `low` and `high` are.
  public var kind: Kind { count < 2 ? .value : count < Self.fewest ? .range : .interval }

  /// Whether the mean is shown to lie on one side of zero: there are enough values, and the interval
  /// leaves zero out.
  public var isClear: Bool { kind == .interval && (low > 0 || high < 0) }

  /// How it was judged, in words.
  public var account: String {
    switch kind {
    case .value: "1 value"
    case .range: "range of \(count)"
    case .interval: "95 % of \(count)"
    }
  }
}
