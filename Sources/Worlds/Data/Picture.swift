/// A picture in colour.
public struct Picture: Hashable, Sendable {
  /// A short name.
  public let name: String
  /// Pixels of a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Red, green and blue in 0...1, pixel by pixel and row by row from the top.
  public let pixels: [Float]

  /// A picture of `width * height * 3` numbers.
  public init(name: String, width: Int, height: Int, pixels: [Float]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height * 3,
      "\(pixels.count) numbers for \(width)x\(height) pixels")
    (self.name, self.width, self.height, self.pixels) = (name, width, height, pixels)
  }

  /// A rectangle of it.
  public func part(x: Int, y: Int, width: Int, height: Int) -> Picture {
    precondition(
      x >= 0 && y >= 0 && x + width <= self.width && y + height <= self.height,
      "\(width)x\(height) at \(x), \(y) is not within \(self.width)x\(self.height)")
    let rows = (y..<y + height).map { row in
      pixels[(row * self.width + x) * 3..<(row * self.width + x + width) * 3]
    }
    return Picture(name: name, width: width, height: height, pixels: rows.flatMap { $0 })
  }

  /// Left and right exchanged.
  public var mirrored: Picture {
    var mirrored = pixels
    for row in 0..<height {
      for column in 0..<width {
        for channel in 0..<3 {
          mirrored[(row * width + column) * 3 + channel] =
            pixels[(row * width + width - 1 - column) * 3 + channel]
        }
      }
    }
    return Picture(name: name, width: width, height: height, pixels: mirrored)
  }

  /// The largest square in its middle with so many pixels along a side: means over areas, or the
  /// nearest pixels where it has fewer.
  public func square(side: Int) -> Picture {
    precondition(side > 0, "a picture has no \(side) rows")
    let least = min(width, height)
    let (left, top) = ((width - least) / 2, (height - least) / 2)
    var values: [Float] = []
    for row in 0..<side {
      let rows = Self.range(row, of: side, over: least)
      for column in 0..<side {
        let columns = Self.range(column, of: side, over: least)
        for channel in 0..<3 {
          var sum: Float = 0
          for y in rows {
            for x in columns { sum += pixels[((top + y) * width + left + x) * 3 + channel] }
          }
          values.append(sum / Float(rows.count * columns.count))
        }
      }
    }
    return Picture(name: name, width: side, height: side, pixels: values)
  }

  /// The old places that a new one stands for.
  private static func range(_ place: Int, of count: Int, over old: Int) -> Range<Int> {
    let start = place * old / count
    return start..<max((place + 1) * old / count, start + 1)
  }
}
