/// The shape of one example: an image, or a table row seen as a 1x1 image of many channels.
public struct InputShape: Hashable, Codable, Sendable, CustomStringConvertible {
  /// Rows of pixels.
  public let height: Int
  /// Columns of pixels.
  public let width: Int
  /// Numbers a pixel: 1 for grey, 3 for colour; the features of a table row.
  public let channels: Int

  /// Makes the shape of an image, `[height, width, channels]`, each at least 1.
  public init(height: Int, width: Int, channels: Int) {
    precondition(
      height > 0 && width > 0 && channels > 0,
      "an example cannot have the shape \(height)x\(width)x\(channels)")
    (self.height, self.width, self.channels) = (height, width, channels)
  }

  /// Makes the shape of a table row, `[features]`.
  public init(features: Int) {
    self.init(height: 1, width: 1, channels: features)
  }

  /// How many numbers one example has.
  public var count: Int { height * width * channels }

  /// Whether neighbouring inputs are neighbouring pixels.
  public var isImage: Bool { height > 1 || width > 1 }

  /// "28x28x1" for an image, "13 features" for a table row.
  public var description: String {
    isImage ? "\(height)x\(width)x\(channels)" : "\(channels) features"
  }
}
