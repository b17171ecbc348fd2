/// The Cartesian product of a few levels on every axis.
///
/// Only the levels are stored: the n-th combination is computed from n.
struct Grid {
  private let space: Space
  private let levels: [[AxisValue]]
  /// How many combinations there are, those included that differ only on axes that do not apply;
  /// `Int.max` where that overflows.
  let count: Int

  /// A grid of at most `levels` numbers on each axis, and of all words.
  init(_ space: Space, levels: Int) {
    self.space = space
    self.levels = space.axes.map { $0.levels(levels) }
    count = self.levels.reduce(1) { product, levels in
      let (next, overflow) = product.multipliedReportingOverflow(by: levels.count)
      return overflow ? .max : next
    }
  }

  /// The combination of this number, the last axis changing fastest; `nil` for one that repeats
  /// another, because it differs from it only on axes that do not apply.
  subscript(number: Int) -> Point? {
    precondition((0..<count).contains(number), "the grid has \(count) points, none is \(number)")
    var point = Point()
    var stride = count
    for (axis, levels) in zip(space.axes, levels) {
      let place = number % stride / (stride / levels.count)
      stride /= levels.count
      if space.applies(axis, beside: point) {
        point.append(axis.id, levels[place])
      } else if place > 0 {
        return nil
      }
    }
    return point
  }
}

extension Grid {
  /// How many different points there are, counting no further than `limit`.
  func size(upTo limit: Int) -> Int {
    var size = 0
    for number in 0..<count where size < limit && self[number] != nil { size += 1 }
    return size
  }
}
