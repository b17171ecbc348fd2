import Compute

/// Configurations of a space as points of the unit cube, with a coordinate for each dimension.
///
/// A coordinate is the position of a value on its dimension, so logarithms and counts are handled
/// by `Dimension` alone; it is NaN where the dimension does not apply.
package struct UnitCube: Sendable {
  /// The space.
  package let space: SearchSpace

  /// The cube of a space.
  package init(_ space: SearchSpace) { self.space = space }

  /// How many coordinates a point has.
  package var dimensions: Int { space.dimensions.count }

  /// The point `[dimensions]` of a configuration of this space.
  package func point(of configuration: Configuration) -> [Double] {
    var entries = configuration.entries[...]
    return space.dimensions.map { dimension in
      guard let entry = entries.first, entry.dimension == dimension.id else { return .nan }
      entries.removeFirst()
      return dimension.position(of: entry.value) ?? .nan
    }
  }

  /// The configuration at a point `[dimensions]`; coordinates are brought into 0...1, and those of
  /// dimensions that do not apply are not looked at.
  package func configuration(at point: [Double]) -> Configuration {
    precondition(
      point.count == dimensions, "\(point.count) coordinates for \(dimensions) dimensions")
    var configuration = Configuration()
    for (dimension, position) in zip(space.dimensions, point)
    where space.applies(dimension, beside: configuration) {
      let inside = position.isNaN ? 0.5 : min(max(position, 0), 1)
      configuration.append(dimension.id, dimension.value(at: inside))
    }
    return configuration
  }
}
