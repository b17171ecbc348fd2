/// The least and the greatest of some values, and how many of them are numbers.
package struct Extent: Hashable, Sendable {
  /// The least finite value; infinity if there is none.
  package private(set) var low = Double.infinity
  /// The greatest finite value; minus infinity if there is none.
  package private(set) var high = -Double.infinity
  /// The least value above zero, for logarithmic axes; infinity if there is none.
  package private(set) var leastPositive = Double.infinity
  /// How many values are finite.
  package private(set) var finiteCount = 0

  /// Nothing yet.
  package init() {}

  /// The extent of some values.
  package init(of values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  /// Whether there is no finite value.
  package var isEmpty: Bool { finiteCount == 0 }

  /// Adds a value; NaN and infinity are not counted.
  package mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    low = Swift.min(low, value)
    high = Swift.max(high, value)
    if value > 0 { leastPositive = Swift.min(leastPositive, value) }
    finiteCount += 1
  }

  /// Adds all values of another extent.
  package mutating func include(_ other: Extent) {
    low = Swift.min(low, other.low)
    high = Swift.max(high, other.high)
    leastPositive = Swift.min(leastPositive, other.leastPositive)
    finiteCount += other.finiteCount
  }
}
