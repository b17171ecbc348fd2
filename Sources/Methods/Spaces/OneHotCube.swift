/// Configurations as points for methods that measure distances: a word has a coordinate of its own,
/// 1 for the word that is taken and 0 for the others.
///
/// Numbers keep their position. All coordinates of a dimension that does not apply are 0.5.
package struct OneHotCube: Sendable {
  /// The cube with a coordinate for each dimension.
  package let cube: UnitCube
  /// The dimension, by its place, that each coordinate belongs to.
  package let axes: [Int]

  /// The cube of a space.
  package init(_ space: SearchSpace) {
    cube = UnitCube(space)
    axes = space.dimensions.enumerated().flatMap { place, dimension in
      Array(repeating: place, count: dimension.wordCount ?? 1)
    }
  }

  /// How many coordinates a point has.
  package var width: Int { axes.count }

  /// The point `[width]` of a configuration of the space.
  package func point(of configuration: Configuration) -> [Double] {
    expand(cube.point(of: configuration))
  }

  /// The point `[width]` at a point `[dimensions]` of the plain cube.
  package func expand(_ plain: [Double]) -> [Double] {
    var point: [Double] = []
    point.reserveCapacity(width)
    for (dimension, position) in zip(cube.space.dimensions, plain) {
      guard let words = dimension.wordCount else {
        point.append(position.isNaN ? 0.5 : position)
        continue
      }
      let taken = position.isNaN ? -1 : min(Int(position * Double(words)), words - 1)
      for word in 0..<words { point.append(taken < 0 ? 0.5 : word == taken ? 1 : 0) }
    }
    return point
  }

  /// The coordinate of a number, by its dimension's place; `nil` for words.
  package func coordinate(ofNumber dimension: Int) -> Int? {
    cube.space.dimensions[dimension].wordCount == nil ? axes.firstIndex(of: dimension) : nil
  }
}

extension Dimension {
  /// How many words there are; `nil` where values are numbers.
  package var wordCount: Int? {
    if case .choice(let words) = domain { words.count } else { nil }
  }
}
