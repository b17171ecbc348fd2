/// The sizes of a tensor along its axes, outermost first; `[]` is a single number.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The size along each axis.
  public let dimensions: [Int]

  /// A shape with these sizes, none of them negative.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 >= 0 }, "a shape cannot be \(dimensions)")
    self.dimensions = dimensions
  }

  /// A shape with these sizes, none of them negative.
  public init(arrayLiteral dimensions: Int...) { self.init(dimensions) }

  /// The number of elements.
  public var count: Int { dimensions.reduce(1, *) }

  /// The number of axes.
  public var rank: Int { dimensions.count }

  /// The size along an axis; negative axes count from the last.
  public subscript(axis: Int) -> Int { dimensions[axis < 0 ? rank + axis : axis] }

  /// The sizes, as in `[64, 28, 28, 1]`.
  public var description: String { dimensions.description }

  /// The same shape with another size along one axis.
  func replacing(axis: Int, with size: Int) -> Shape {
    var changed = dimensions
    changed[axis] = size
    return Shape(changed)
  }

  /// The elements before, along and after one axis.
  func axes(around axis: Int) -> Axes {
    Axes(
      outer: dimensions[..<axis].reduce(1, *), count: dimensions[axis],
      inner: dimensions[(axis + 1)...].reduce(1, *))
  }
}

extension Shape: Codable {
  /// Reads a list of sizes; fails where one is negative or there are too many elements to count.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let sizes = try container.decode([Int].self)
    var count = 1
    for size in sizes {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "a shape cannot be \(sizes)")
      }
      count = product
    }
    self.init(sizes)
  }

  /// Writes the list of sizes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(dimensions)
  }
}

/// A tensor seen as `[outer, count, inner]`, where something happens along `count`.
package struct Axes: Hashable, Sendable {
  package var outer: Int
  package var count: Int
  package var inner: Int

  /// The number of elements that are left when `count` is gone.
  var reduced: Int { outer * inner }
}
