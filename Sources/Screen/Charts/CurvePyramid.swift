import Text

/// A curve that can be appended to for ever and drawn at any zoom in no time.
///
///     var loss = CurvePyramid()
///     loss.append(x: 1, y: 0.7)
///     let seen = loss.extent(of: loss.indices(from: 0, through: 100))
///
/// Above the points stands a pyramid of extents: each block of the lowest level covers 16 points,
/// each block above it 16 blocks. The extent of any range takes some 30 look-ups a level, whether
/// it covers a hundred points or a million, so drawing a curve costs by its columns and not by its
/// points, and no extreme is ever lost.
///
/// Abscissae never fall: a point that goes back in x, as after resuming from an older checkpoint,
/// replaces everything after it.
package struct CurvePyramid: Equatable, Sendable {
  /// Abscissae, never falling, always finite.
  package private(set) var x: [Double] = []
  /// Ordinates; NaN and infinity are gaps.
  package private(set) var y: [Double] = []
  /// Extents of blocks of 16 points, of 256, and so on.
  private var levels: [[Extent]] = []

  private static let shift = 4
  private static let fan = 1 << shift

  /// An empty curve.
  package init() {}

  /// The curve through these points; the longer array is cut.
  package init(x: [Double], y: [Double]) {
    reserveCapacity(Swift.min(x.count, y.count))
    for index in 0..<Swift.min(x.count, y.count) { append(x: x[index], y: y[index]) }
  }

  /// The curve of these values at 0, 1, 2, ...
  package init(_ values: [Double]) {
    self.init(x: values.indices.map(Double.init), y: values)
  }

  /// How many points there are.
  package var count: Int { x.count }
  /// Whether there is no point.
  package var isEmpty: Bool { x.isEmpty }

  /// The extent of the whole curve.
  package var extent: Extent { extent(of: 0..<count) }

  /// Reserves storage for this many points.
  package mutating func reserveCapacity(_ capacity: Int) {
    x.reserveCapacity(capacity)
    y.reserveCapacity(capacity)
  }

  /// Adds a point; one whose abscissa is not finite is left out.
  package mutating func append(x newX: Double, y newY: Double) {
    guard newX.isFinite else { return }
    if let last = x.last, last > newX { truncate(to: firstIndex(above: newX)) }
    let index = x.count
    x.append(newX)
    y.append(newY)
    for level in levels.indices {
      let block = index >> (Self.shift * (level + 1))
      if block == levels[level].count { levels[level].append(Extent()) }
      levels[level][block].include(newY)
    }
    growIfNeeded()
  }

  /// Removes the points from this index on.
  package mutating func truncate(to count: Int) {
    guard count >= 0, count < x.count else { return }
    x.removeLast(x.count - count)
    y.removeLast(y.count - count)
    for level in levels.indices {
      let below = level == 0 ? count : levels[level - 1].count
      let blocks = (below + Self.fan - 1) >> Self.shift
      levels[level].removeLast(levels[level].count - blocks)
      if blocks > 0 { levels[level][blocks - 1] = block(blocks - 1, level: level) }
    }
    while let top = levels.last, top.count <= 1 { levels.removeLast() }
    growIfNeeded()
  }

  /// Adds a level where the top one has more than one block, up to a single block.
  private mutating func growIfNeeded() {
    while (levels.last?.count ?? x.count) > Self.fan || (levels.isEmpty && !x.isEmpty) {
      let below = levels.last?.count ?? x.count
      let level = levels.count
      let blocks = (below + Self.fan - 1) >> Self.shift
      levels.append((0..<blocks).map { block($0, level: level) })
    }
  }

  private func block(_ number: Int, level: Int) -> Extent {
    let start = number << Self.shift
    var extent = Extent()
    if level == 0 {
      for index in start..<Swift.min(start + Self.fan, y.count) { extent.include(y[index]) }
    } else {
      let below = levels[level - 1]
      for index in start..<Swift.min(start + Self.fan, below.count) { extent.include(below[index]) }
    }
    return extent
  }
}

// MARK: - Queries

extension CurvePyramid {
  /// The extent of a range of points, in time that grows with the logarithm of their number.
  package func extent(of range: Range<Int>) -> Extent {
    var extent = Extent()
    var low = Swift.max(range.lowerBound, 0)
    var high = Swift.min(range.upperBound, count)
    let mask = Self.fan - 1
    y.withUnsafeBufferPointer { values in
      while low < high, low & mask != 0 {
        extent.include(values[low])
        low += 1
      }
      while low < high, high & mask != 0 {
        high -= 1
        extent.include(values[high])
      }
    }
    for level in levels.indices where low < high {
      low >>= Self.shift
      high >>= Self.shift
      let isTop = level == levels.count - 1
      levels[level].withUnsafeBufferPointer { blocks in
        while low < high, isTop || low & mask != 0 {
          extent.include(blocks[low])
          low += 1
        }
        while low < high, high & mask != 0 {
          high -= 1
          extent.include(blocks[high])
        }
      }
    }
    return extent
  }

  /// The points whose abscissae lie between two values, both included.
  package func indices(from low: Double, through high: Double) -> Range<Int> {
    let start = firstIndex(notBelow: low)
    return start..<Swift.max(start, firstIndex(above: high))
  }

  /// The last point at or before an abscissa; nil before the first.
  package func index(atOrBefore position: Double) -> Int? {
    let next = firstIndex(above: position)
    return next > 0 ? next - 1 : nil
  }

  /// The ordinate at an abscissa on the line between the points around it; nil outside the curve.
  package func value(at position: Double) -> Double? {
    guard let index = index(atOrBefore: position) else { return nil }
    guard x[index] < position else { return y[index] }
    guard index + 1 < count else { return nil }
    let share = (position - x[index]) / (x[index + 1] - x[index])
    return y[index] + share * (y[index + 1] - y[index])
  }

  /// The first point, from `start` on, whose abscissa is not below a value.
  ///
  /// Looks first where it would be if the points were evenly spaced, as they mostly are, and then
  /// to either side in growing strides.
  func firstIndex(notBelow value: Double, from start: Int = 0) -> Int {
    guard start < count, x[start] < value else { return min(start, count) }
    guard x[count - 1] >= value else { return count }
    var (low, high) = (start, count - 1)  // x[low] < value <= x[high]
    let share = (value - x[low]) / (x[high] - x[low])
    var probe = low + (share.isFinite ? Int(share * Double(high - low)) : 1)
    var stride = 1
    while high - low > 1 {
      probe = Swift.min(Swift.max(probe, low + 1), high - 1)
      let isLow = x[probe] < value
      if isLow { low = probe } else { high = probe }
      guard stride < high - low else { break }
      probe += isLow ? stride : -stride
      stride *= 2
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if x[middle] < value { low = middle } else { high = middle }
    }
    return high
  }

  private func firstIndex(above value: Double) -> Int {
    x.prefixCount { $0 <= value }
  }
}
