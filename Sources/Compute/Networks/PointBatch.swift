/// Points at which networks of single nodes are queried, coordinate by coordinate.
package struct PointBatch: Sendable {
  /// How many points there are.
  package let count: Int
  /// How many coordinates each has.
  package let width: Int
  /// Numbers a coordinate takes, in whole lanes.
  let stride: Int
  private(set) var values: [Float]

  /// So many points with all coordinates at 0.
  package init(count: Int, width: Int) {
    precondition(count > 0 && width > 0, "\(count) points of \(width) coordinates")
    (self.count, self.width) = (count, width)
    stride = (count + 15) / 16 * 16
    values = Array(repeating: 0, count: width * stride)
  }

  /// A coordinate of a point.
  package subscript(point: Int, coordinate: Int) -> Float {
    get { values[coordinate * stride + point] }
    set { values[coordinate * stride + point] = newValue }
  }
}
