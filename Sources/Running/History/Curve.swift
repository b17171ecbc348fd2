import Text

/// The values of a series over the steps, in order.
///
/// A curve that grows too long can be thinned: of every stretch of points the lowest and the highest
/// stay, so that no extreme is ever lost. What comes afterwards is kept whole until a stretch of the
/// new length is complete, so the last point is always there.
package struct Curve: Hashable, Sendable {
  /// The steps, ascending.
  package private(set) var steps: [Double] = []
  /// The values, as many as `steps`; NaN for a gap.
  package private(set) var values: [Double] = []
  /// How often it has been thinned.
  package private(set) var thinnings = 0
  /// How many points at its beginning stay as they are until it is thinned again.
  package private(set) var settledCount = 0
  /// How many points of the series those behind them stand for.
  private var openCount = 0

  /// An empty curve.
  package init() {}

  /// The number of points.
  package var count: Int { steps.count }

  /// The last value.
  package var last: Double? { values.last }

  /// How many values their mean looks back on, where it stands for what a noisy series is at now.
  package static let window = 20

  /// Adds a point.
  package mutating func append(step: Int, _ value: Double) {
    steps.append(Double(step))
    values.append(value)
    guard thinnings > 0 else {
      settledCount = count
      return
    }
    openCount += 1
    if openCount == stretch { settle() }
  }

  /// How many points lie at or before a step.
  package func count(upTo step: Int) -> Int { steps.prefixCount { $0 <= Double(step) } }
}

// MARK: - Thinning

extension Curve {
  /// How many points of the series two points stand for, once it has been thinned.
  private var stretch: Int { 2 << thinnings }

  /// Keeps half of the points.
  package mutating func thin() {
    let groups = settledCount / 4
    let rest = settledCount - 4 * groups
    // A settled point was one of the series before the first thinning, and half a stretch after it.
    openCount += thinnings == 0 ? rest : rest * stretch / 2
    for group in 0..<groups { keepExtremes(of: 4 * group..<4 * group + 4, at: 2 * group) }
    remove(2 * groups..<4 * groups)
    settledCount = 2 * groups
    thinnings += 1
  }

  /// Keeps two points of a stretch that is complete.
  private mutating func settle() {
    keepExtremes(of: settledCount..<count, at: settledCount)
    settledCount += 2
    remove(settledCount..<count)
    openCount = 0
  }

  /// Moves the lowest and the highest of some points, which are two or more, to a place.
  private mutating func keepExtremes(of range: Range<Int>, at place: Int) {
    let (first, second) = extremes(of: range)
    (steps[place], values[place]) = (steps[first], values[first])
    (steps[place + 1], values[place + 1]) = (steps[second], values[second])
  }

  /// Where the lowest and the highest point lie, in order; the ends where points are equal or none
  /// is a number.
  private func extremes(of range: Range<Int>) -> (Int, Int) {
    let last = range.upperBound - 1
    let finite = range.filter { values[$0].isFinite }
    guard let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return (range.lowerBound, last) }
    if values[low] < values[high] { return (min(low, high), max(low, high)) }
    return low == last ? (range.lowerBound, last) : (low, last)
  }

  private mutating func remove(_ range: Range<Int>) {
    steps.removeSubrange(range)
    values.removeSubrange(range)
  }
}
