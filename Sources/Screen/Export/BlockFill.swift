/// A character that fills a part of its cell.
struct BlockFill: Equatable {
  /// The part that is filled, in shares of the cell from its upper left corner.
  let x: Double, y: Double, width: Double, height: Double
  /// How dense it is.
  let opacity: Double

  /// What a character fills; `nil` where it is none of the blocks that views draw.
  init?(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x2580: self.init(height: 0.5)
    case 0x2581...0x2588: self.init(y: 1 - Double(value - 0x2580) / 8)
    case 0x2589...0x258F: self.init(width: Double(0x2590 - value) / 8)
    case 0x2590: self.init(x: 0.5)
    case 0x2591...0x2593: self.init(opacity: Double(value - 0x2590) / 4)
    default: return nil
    }
  }

  private init(
    x: Double = 0, y: Double = 0, width: Double = 1, height: Double = 1, opacity: Double = 1
  ) {
    (self.x, self.y, self.opacity) = (x, y, opacity)
    (self.width, self.height) = (min(width, 1 - x), min(height, 1 - y))
  }
}
