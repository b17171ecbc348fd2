/// The sides of a convolution's kernel, in pixels.
public struct Kernel: Hashable, Sendable {
  /// The vertical side.
  public let height: Int
  /// The horizontal side.
  public let width: Int

  /// A kernel of these sides.
  public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }

  /// A square kernel.
  public init(_ side: Int) { self.init(height: side, width: side) }

  /// The longer side.
  var longer: Int { max(height, width) }
}

extension Kernel: ExpressibleByIntegerLiteral {
  /// A square kernel.
  public init(integerLiteral side: Int) { self.init(side) }
}

extension Kernel: CustomStringConvertible {
  /// `3x1`: height, then width.
  public var description: String { "\(height)x\(width)" }
}

// A square kernel is written as one number, another as `[height, width]`.
extension Kernel: Codable {
  /// Reads one number or two.
  public init(from decoder: any Decoder) throws {
    if let side = try? decoder.singleValueContainer().decode(Int.self) {
      self.init(side)
      return
    }
    var container = try decoder.unkeyedContainer()
    self.init(height: try container.decode(Int.self), width: try container.decode(Int.self))
  }

  /// Writes one number or two.
  public func encode(to encoder: any Encoder) throws {
    if height == width {
      var container = encoder.singleValueContainer()
      return try container.encode(height)
    }
    var container = encoder.unkeyedContainer()
    try container.encode(height)
    try container.encode(width)
  }
}
