/// The Cartesian product of a few levels on every dimension.
///
/// Only the levels are stored: the n-th combination is computed from n.
package struct Grid {
  private let space: SearchSpace
  private let levels: [[DimensionValue]]
  /// How many combinations there are, those included that differ only on dimensions that do not apply;
  /// `Int.max` where that overflows.
  package let count: Int

  /// A grid of at most `levels` numbers on each dimension, and of all words.
  package init(_ space: SearchSpace, levels: Int) {
    self.space = space
    self.levels = space.dimensions.map { $0.levels(levels) }
    count = self.levels.reduce(1) { product, levels in
      let (next, overflow) = product.multipliedReportingOverflow(by: levels.count)
      return overflow ? .max : next
    }
  }

  /// The combination of this number, the last dimension changing fastest; `nil` for one that repeats
  /// another, because it differs from it only on dimensions that do not apply.
  package subscript(number: Int) -> Configuration? {
    precondition((0..<count).contains(number), "the grid has \(count) points, none is \(number)")
    var configuration = Configuration()
    var stride = count
    for (dimension, levels) in zip(space.dimensions, levels) {
      let place = number % stride / (stride / levels.count)
      stride /= levels.count
      if space.applies(dimension, beside: configuration) {
        configuration.append(dimension.id, levels[place])
      } else if place > 0 {
        return nil
      }
    }
    return configuration
  }
}

extension Grid {
  /// How many different configurations there are, counting no further than `limit`.
  package func size(upTo limit: Int) -> Int {
    var size = 0
    for number in 0..<count where size < limit && self[number] != nil { size += 1 }
    return size
  }
}
