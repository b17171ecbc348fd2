import Testing

@testable import Worlds

@Suite struct IDXTests {
  private func read(
    _ images: [UInt8], _ labels: [UInt8] = Specimens.labels, limits: DataLimits = DataLimits()
  ) throws(DataFailure) -> Examples {
    var images = ByteStream(images, name: "images")
    var labels = ByteStream(labels, name: "labels")
    return try IDXImages(images: &images, labels: &labels, limits: limits).examples
  }

  @Test func readsImagesWithTheirLabels() throws {
    let examples = try read(Specimens.images)
    #expect(examples.shape == InputShape(height: 2, width: 2, channels: 1))
    #expect(examples.inputs == (0..<12).map(Float.init))
    #expect(examples.labels == [1, 0, 2])
  }

  @Test(arguments: [
    ([3, 4], InputShape(features: 4)),
    ([3, 2, 2], InputShape(height: 2, width: 2, channels: 1)),
    ([3, 2, 1, 2], InputShape(height: 2, width: 1, channels: 2)),
  ])
  func readsEveryNumberOfDimensions(dimensions: [Int], shape: InputShape) throws {
    let examples = try read(Specimens.idx(dimensions, Array(0..<12)))
    #expect(examples.shape == shape)
    #expect(examples.inputs == (0..<12).map(Float.init))
  }

  @Test(
    arguments: [
      (0x08, [0, 255, 7], [0, 255, 7]),
      (0x09, [0, 255, 7], [0, -1, 7]),
      (0x0b, [0, 1, 255, 255, 1, 0], [1, -1, 256]),
      (0x0c, [0, 0, 0, 1, 255, 255, 255, 254, 0, 1, 0, 0], [1, -2, 65536]),
      (0x0d, [0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0, 0, 0, 0, 0], [1, -0.5, 0]),
      (
        0x0e,
        [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [1, -2, 0]
      ),
    ] as [(UInt8, [UInt8], [Float])])
  func readsEveryTypeOfNumber(type: UInt8, bytes: [UInt8], values: [Float]) throws {
    #expect(try read(Specimens.idx(type: type, [3, 1], bytes)).inputs == values)
  }

  @Test(
    arguments: [
      ([], Specimens.labels, "images: is empty; give a file with data in it"),
      (
        [0, 0, 8], Specimens.labels,
        "images, byte 3: ends in the middle of its head; fetch it again"
      ),
      (
        [80, 75, 3, 4, 0], Specimens.labels,
        "images, byte 0: starts with 504b0304, which is no IDX file; images start with 00000803, "
          + "labels with 00000801"
      ),
      (
        [0, 0, 8, 0, 0], Specimens.labels,
        "images, byte 0: starts with 00000800, which is no IDX file; images start with 00000803, "
          + "labels with 00000801"
      ),
      (
        [0, 0, 8, 3, 0, 0, 0, 1], Specimens.labels,
        "images, byte 8: ends in the middle of its head; fetch it again"
      ),
      (
        Specimens.idx([3, 0, 2], []), Specimens.labels,
        "images, byte 8: has a dimension of 0; there must be at least one item"
      ),
      (
        Specimens.idx([0], []), Specimens.labels,
        "images, byte 4: has a dimension of 0; there must be at least one item"
      ),
      (
        Specimens.idx([1 << 31, 28, 28], []), Specimens.labels,
        "images, byte 4: promises 2147483648x28x28 numbers; at most 268435456 fit here; "
          + "give fewer or smaller items"
      ),
      (
        Specimens.idx([0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], []), Specimens.labels,
        "images, byte 4: promises 4294967295x4294967295x4294967295x4294967295 numbers; "
          + "at most 268435456 fit here; give fewer or smaller items"
      ),
      (
        Array(Specimens.images.dropLast()), Specimens.labels,
        "images, byte 27: is too short: its head promises 28 bytes, but there are 27; fetch it again"
      ),
      (
        Specimens.images + [0], Specimens.labels,
        "images, byte 28: has bytes after its promised end; fetch it again, or correct its head"
      ),
      (
        Specimens.images, Specimens.idx([2], [1, 0]),
        "labels, byte 4: holds 2 labels for 3 images; it must hold one label for each image of images"
      ),
      (
        Specimens.images, Specimens.images,
        "labels, byte 3: has 3 dimensions; labels have one; labels start with 00000801"
      ),
      (
        Specimens.labels, Specimens.labels,
        "images, byte 3: has one dimension, as labels have; give the images; their labels are found "
          + "beside them"
      ),
      (
        Specimens.images, Specimens.idx(type: 9, [3], [0, 255, 0]),
        "labels, byte 9: holds the label -1.0; labels are whole numbers from 0 to 999"
      ),
      (
        Specimens.images, Specimens.idx(type: 0x0b, [3], [0, 1, 0, 2, 4, 0]),
        "labels, byte 12: holds the label 1024.0; labels are whole numbers from 0 to 999"
      ),
      (
        Specimens.idx(type: 0x0d, [2, 1], [0, 0, 0, 0, 0x7f, 0xc0, 0, 0]), Specimens.labels,
        "images, byte 16: holds nan, which is no finite number; every number must be finite"
      ),
      (
        Specimens.idx(type: 0x0e, [1, 1], [0x7f, 0xef, 0, 0, 0, 0, 0, 0]), Specimens.labels,
        "images, byte 12: holds inf, which is no finite number; every number must be finite"
      ),
    ] as [([UInt8], [UInt8], String)])
  func saysWhatIsWrongAndWhere(images: [UInt8], labels: [UInt8], message: String) {
    let failure = #expect(throws: DataFailure.self) { try read(images, labels) }
    #expect(failure?.description == message)
  }

  @Test func everyTruncationIsRefused() {
    for length in Specimens.images.indices {
      #expect(throws: DataFailure.self) { try read(Array(Specimens.images[..<length])) }
    }
    for length in Specimens.labels.indices {
      #expect(throws: DataFailure.self) {
        try read(Specimens.images, Array(Specimens.labels[..<length]))
      }
    }
  }

  @Test(arguments: [
    ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
    ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
    ("emnist-letters-train-images-idx3-ubyte", "emnist-letters-train-labels-idx1-ubyte"),
    ("digits.idx3", "digits.idx1"),
    ("my_images.idx", "my_labels.idx"),
  ])
  func knowsTheNameOfTheLabels(images: String, labels: String) {
    #expect(IDXImages.labelNames(for: images).first == labels)
  }
}
