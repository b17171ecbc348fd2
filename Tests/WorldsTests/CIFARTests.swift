import Testing

@testable import Worlds

@Suite struct CIFARTests {
  private func read(
    _ bytes: [UInt8], limits: DataLimits = DataLimits()
  ) throws(DataFailure) -> (examples: Examples, kind: CIFARBatch.Kind?) {
    var stream = ByteStream(bytes, name: "data_batch_1.bin")
    var images = CIFARImages()
    try images.append(&stream, limits: limits)
    return (images.examples, images.kind)
  }

  @Test func putsChannelsLast() throws {
    let (examples, kind) = try read(Specimens.cifar([9]) + Specimens.cifar([0]))
    #expect(kind == .cifar10)
    #expect(examples.labels == [9, 0])
    #expect(examples.shape == InputShape(height: 32, width: 32, channels: 3))
    #expect(examples.inputs[..<6] == [10, 20, 30, 10, 20, 30])
    #expect(examples.inputs[3069..<3075] == [10, 20, 31, 10, 20, 30])
  }

  @Test func takesTheFineLabelOfCIFAR100() throws {
    let (examples, kind) = try read(Specimens.cifar([19, 99]))
    #expect(kind == .cifar100)
    #expect(examples.labels == [99])
  }

  @Test(
    arguments: [
      ([], "data_batch_1.bin: is empty; give a file with data in it"),
      (
        [UInt8](repeating: 0, count: 3000),
        "data_batch_1.bin, byte 0: has 3000 bytes, which is no whole number of images; \(sizes)"
      ),
      (
        Specimens.cifar([1]) + [1, 2],
        "data_batch_1.bin, byte 3073: has 3075 bytes, which is no whole number of images; \(sizes)"
      ),
      (
        Specimens.cifar([1]) + Specimens.cifar([10]),
        "data_batch_1.bin, byte 3073: holds the label 10; labels are 0 to 9"
      ),
      (
        Specimens.cifar([1, 100]),
        "data_batch_1.bin, byte 1: holds the label 100; labels are 0 to 99"
      ),
    ] as [([UInt8], String)])
  func saysWhatIsWrongAndWhere(bytes: [UInt8], message: String) {
    let failure = #expect(throws: DataFailure.self) { try read(bytes) }
    #expect(failure?.description == message)
  }

  private static let sizes = "CIFAR-10 has 3073 bytes an image, CIFAR-100 has 3074"

  @Test func holdsItsLimits() {
    let failure = #expect(throws: DataFailure.self) {
      try read(Specimens.cifar([1]) + Specimens.cifar([2]), limits: DataLimits(values: 3072))
    }
    #expect(
      failure?.description == "data_batch_1.bin, byte 3073: holds too many images; "
        + "at most 1 fit here; give fewer batches")
  }

  @Test func theNameDecidesWhereBothSizesFit() {
    let size = 3073 * 3074
    #expect(CIFARBatch.kind(of: "data_batch_1.bin", size: size) == .cifar10)
    #expect(CIFARBatch.kind(of: "train.bin", size: size) == .cifar100)
  }
}
