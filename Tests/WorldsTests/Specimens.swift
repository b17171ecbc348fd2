/// Small well-formed files of every format, as bytes.
enum Specimens {
  /// An IDX file with this type code, these dimensions and these bytes of numbers.
  static func idx(type: UInt8 = 8, _ dimensions: [Int], _ body: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0, 0, type, UInt8(dimensions.count)]
    for dimension in dimensions {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(dimension >> shift & 255)) }
    }
    return bytes + body
  }

  /// Three images of 2x2 pixels, 0 to 11.
  static let images = idx([3, 2, 2], Array(0..<12))
  /// Labels for the three images.
  static let labels = idx([3], [1, 0, 2])

  /// A CIFAR record: labels, then every red pixel 10, green 20, blue 30 and the last blue 31.
  static func cifar(_ labels: [UInt8]) -> [UInt8] {
    let planes = [UInt8](repeating: 10, count: 1024) + [UInt8](repeating: 20, count: 1024)
    return labels + planes + [UInt8](repeating: 30, count: 1023) + [31]
  }
}
