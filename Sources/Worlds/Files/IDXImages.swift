/// A pair of IDX files: images, and the label of each.
struct IDXImages {
  let examples: Examples
  let isBytes: Bool

  /// Reads images and labels; both streams must hold as many items.
  init(
    images: inout ByteStream, labels: inout ByteStream, limits: DataLimits
  ) throws(DataFailure) {
    let pixels = try IDXArray(from: &images, limits: limits)
    let count = pixels.dimensions[0]
    let shape = try Self.shape(pixels.dimensions, file: images.file)
    let labels = try Self.labels(from: &labels, count: count, of: images.file, limits: limits)
    examples = Examples(shape: shape, inputs: pixels.values, labels: labels)
    isBytes = pixels.isBytes
  }

  static func shape(_ dimensions: [Int], file: String) throws(DataFailure) -> InputShape {
    switch dimensions.count {
    case 2:
      return InputShape(features: dimensions[1])
    case 3:
      return InputShape(height: dimensions[1], width: dimensions[2], channels: 1)
    case 4:
      return InputShape(height: dimensions[1], width: dimensions[2], channels: dimensions[3])
    default:
      throw DataFailure(
        file, at: .byte(3), "has one dimension, as labels have",
        remedy: "give the images; their labels are found beside them")
    }
  }

  static func labels(
    from stream: inout ByteStream, count: Int, of images: String, limits: DataLimits
  ) throws(DataFailure) -> [Int32] {
    // A label is at most 8 bytes: a longer file need not be read to know that it is wrong.
    var limits = limits
    limits.values = min(limits.values, 1 << 24)
    let array = try IDXArray(from: &stream, limits: limits)
    guard array.dimensions.count == 1 else {
      throw DataFailure(
        stream.file, at: .byte(3), "has \(array.dimensions.count) dimensions; labels have one",
        remedy: "labels start with 00000801")
    }
    guard array.values.count == count else {
      throw DataFailure(
        stream.file, at: .byte(4), "holds \(array.values.count) labels for \(count) images",
        remedy: "it must hold one label for each image of \(printable(images, limit: 400))")
    }
    let head = 8
    let size = (stream.offset - head) / count
    for (place, label) in array.values.enumerated()
    where label < 0 || label >= Float(limits.classes) || label != label.rounded() {
      throw DataFailure(
        stream.file, at: .byte(head + place * size), "holds the label \(label)",
        remedy: "labels are whole numbers from 0 to \(limits.classes - 1)")
    }
    return array.values.map { Int32($0) }
  }
}

extension IDXImages {
  /// The names that the labels file of an images file may have, the likeliest first.
  static func labelNames(for images: String) -> [String] {
    let isCompressed = images.hasSuffix(".gz")
    let bare = isCompressed ? String(images.dropLast(3)) : images
    var renamed = bare
    for (image, label) in [("images", "labels"), ("image", "label"), ("Images", "Labels")]
    where renamed.contains(image) {
      renamed = renamed.replacing(image, with: label)
      break
    }
    for dimensions in 2...4 { renamed = renamed.replacing("idx\(dimensions)", with: "idx1") }
    guard renamed != bare else { return [] }
    return isCompressed ? [renamed + ".gz", renamed] : [renamed, renamed + ".gz"]
  }
}
