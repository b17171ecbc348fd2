/// Sees that the rows of a table are pictures.
enum SquareImages {
  /// Gives rows the shape of a grey square image if they look like one: n x n features of at
  /// least 8x8, all of them whole numbers in 0...255, as MNIST and the optical digits are when
  /// they come as tables.
  ///
  /// - Returns: The same numbers, and the range of a pixel: 0...16 or 0...255.
  static func recognised(in table: Examples) -> (Examples, valueRange: ClosedRange<Float>?) {
    let side = Int(Double(table.shape.count).squareRoot())
    guard side >= 8, side * side == table.shape.count, !table.inputs.isEmpty else {
      return (table, nil)
    }
    var highest: Float = 0
    for value in table.inputs {
      guard value >= 0 && value <= 255 && value == value.rounded() else { return (table, nil) }
      highest = max(highest, value)
    }
    guard highest > 1 else { return (table, nil) }
    let images = Examples(
      shape: InputShape(height: side, width: side, channels: 1),
      inputs: table.inputs, labels: table.labels)
    return (images, highest <= 16 ? 0...16 : 0...255)
  }
}
