import Compute

/// The least value of a function in the unit cube, found by many points that fill it evenly and a
/// compass search from the best of them (Kolda, Lewis & Torczon 2003, section 1.2).
struct CubeMinimum {
  /// The least value found.
  let value: Double
  /// Where it is.
  let point: [Double]

  /// Starts of the compass search.
  private static let starts = 8
  /// Where its steps end.
  private static let smallest = 1e-4

  /// Searches a function of so many variables; thousands of values are computed.
  init(dimensions: Int, random: Random, of function: ([Double]) -> Double) {
    let count = 256 << min(2 * (dimensions - 1), 4)
    let sequence = SobolSequence(dimensions: dimensions, random: random)
    let points = (0..<count).map { number in
      let point = sequence.point(number)
      return (point: point, value: function(point))
    }
    let order = points.indices.sorted { (points[$0].value, $0) < (points[$1].value, $1) }
    var best = points[order[0]]
    for start in order.prefix(Self.starts) {
      let found = Self.descend(from: points[start], of: function)
      if found.value < best.value { best = found }
    }
    (point, value) = best
  }

  /// Steps along the axes, half as long whenever none leads down.
  private static func descend(
    from start: (point: [Double], value: Double), of function: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    var (best, length) = (start, 0.02)
    while length > smallest {
      var next = best
      for axis in best.point.indices {
        for step in [length, -length] {
          var point = best.point
          point[axis] = min(max(point[axis] + step, 0), 1)
          let value = function(point)
          if value < next.value { next = (point, value) }
        }
      }
      if next.value < best.value { best = next } else { length /= 2 }
    }
    return best
  }
}
