/// Maps values to shares of an axis, 0 at its low end and 1 at its high end, and back.
package struct Scale: Hashable, Sendable {
  /// The value at the low end.
  package let low: Double
  /// The value at the high end, above `low`.
  package let high: Double
  /// Whether equal distances are equal factors.
  package let isLogarithmic: Bool
  /// The ends as they are spaced: logarithms on a logarithmic scale.
  private let start: Double
  private let length: Double

  /// A scale between two values.
  ///
  /// Ends that are equal, not finite, or not positive where they must be are replaced by
  /// ends around them, so that every scale can be drawn.
  package init(low: Double, high: Double, isLogarithmic: Bool = false) {
    let ends = isLogarithmic ? Self.factors(low, high) : Self.distances(low, high)
    self.low = ends.low
    self.high = ends.high
    self.isLogarithmic = isLogarithmic
    start = isLogarithmic ? Mathematics.decimalLogarithm(ends.low) : ends.low
    length = (isLogarithmic ? Mathematics.decimalLogarithm(ends.high) : ends.high) - start
  }

  /// The share of the axis at a value; NaN where it cannot be drawn, such as 0 on a logarithmic
  /// one.
  package func share(of value: Double) -> Double {
    guard isLogarithmic else { return (value - start) / length }
    return value > 0 ? (Mathematics.decimalLogarithm(value) - start) / length : .nan
  }

  /// The value at a share of the axis.
  package func value(at share: Double) -> Double {
    let position = start + share * length
    return isLogarithmic ? Mathematics.power(10, position) : position
  }

  /// The range after zooming by a factor (above 1 is closer) around a share of the axis that stays.
  package func zoomed(by factor: Double, around share: Double = 0.5) -> ClosedRange<Double> {
    guard factor > 0, factor.isFinite else { return low...high }
    return range(from: share - share / factor, to: share + (1 - share) / factor)
  }

  /// The range after moving by a share of its length.
  package func panned(by share: Double) -> ClosedRange<Double> {
    range(from: share, to: 1 + share)
  }

  private func range(from first: Double, to last: Double) -> ClosedRange<Double> {
    let (newLow, newHigh) = (value(at: first), value(at: last))
    let isUsable = newLow.isFinite && newHigh.isFinite && newLow < newHigh
    return isUsable ? newLow...newHigh : low...high
  }

  /// Ends a distance apart that can be computed with.
  private static func distances(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
    guard low.isFinite, high.isFinite, low <= high else { return (0, 1) }
    let (low, high) = (min(max(low, -1e300), 1e300), min(max(high, -1e300), 1e300))
    let least = max(abs(low), abs(high)) * 1e-12
    guard high - low <= least else { return (low, high) }
    let margin = low == 0 ? 1 : max(abs(low) * 0.05, least, .leastNormalMagnitude)
    return (low - margin, high + margin)
  }

  /// Ends a factor apart that can be computed with.
  private static func factors(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
    guard low > 0, high.isFinite, low <= high else { return (1, 10) }
    let (low, high) = (min(max(low, 1e-300), 1e300), min(max(high, 1e-300), 1e300))
    return high / low > 1 + 1e-12 ? (low, high) : (low / 2, high * 2)
  }
}
