import Testing

@testable import Worlds

/// Files and folders on a real disk, as a user gives them.
@Suite struct DatasetLoaderTests {
  private func load(_ path: String, limits: DataLimits = DataLimits()) throws(DataFailure)
    -> Dataset
  {
    try DatasetLoader(name: "mine", provenance: .broughtByUser(path), limits: limits).load(path)
  }

  private func message(_ path: String, gzip: String = "gzip") -> String? {
    let loader = DatasetLoader(name: "mine", provenance: .broughtByUser(path), gzip: gzip)
    let failure = #expect(throws: DataFailure.self) { try loader.load(path) }
    return failure?.description
  }

  @Test(arguments: [
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
    ["digits.idx3", "digits.idx1"],
  ])
  func findsTheLabelsBesideTheImages(names: [String]) throws {
    let folder = try TemporaryFolder()
    let images = try folder.write(names[0], Specimens.images)
    try folder.write(names[1], Specimens.labels)
    let dataset = try load(images)
    #expect(dataset.pool.labels == [1, 0, 2])
    #expect(dataset.classNames == ["0", "1", "2"])
    #expect(dataset.valueRange == 0...255)
    #expect(dataset.officialTest == nil)
  }

  @Test func takesAFolderOfTrainingAndTestPairs() throws {
    let folder = try TemporaryFolder()
    try folder.writeCompressed("train-images-idx3-ubyte", Specimens.images)
    try folder.writeCompressed("train-labels-idx1-ubyte", Specimens.labels)
    try folder.write("t10k-images-idx3-ubyte", Specimens.idx([1, 2, 2], [9, 9, 9, 9]))
    try folder.write("t10k-labels-idx1-ubyte", Specimens.idx([1], [2]))
    let dataset = try load(folder.path)
    #expect(dataset.pool.count == 3)
    #expect(try #require(dataset.officialTest).openAtTheEnd().inputs == [9, 9, 9, 9])
  }

  @Test func takesAFolderOfCIFARBatches() throws {
    let folder = try TemporaryFolder()
    try folder.write("data_batch_1.bin", Specimens.cifar([1]))
    try folder.write("data_batch_2.bin", Specimens.cifar([2]))
    try folder.write("test_batch.bin", Specimens.cifar([3]))
    try folder.write("batches.meta.txt", "airplane\n")
    let dataset = try load(folder.path)
    #expect(dataset.pool.labels == [1, 2])
    #expect(try #require(dataset.officialTest).openAtTheEnd().labels == [3])
    #expect(dataset.classNames[9] == "truck")
  }

  @Test func unpacksATable() throws {
    let folder = try TemporaryFolder()
    let path = try folder.writeCompressed("table.csv", Array("1,2,a\n3,4,b\n".utf8))
    #expect(try load(path).pool.inputs == [1, 2, 3, 4])
  }

  @Test func aFolderSaysWhatItLacks() throws {
    let folder = try TemporaryFolder()
    #expect(
      message(folder.path) == "\(folder.path): is a folder without data in a known format; "
        + "it may hold train-images-idx3-ubyte and train-labels-idx1-ubyte (and t10k-...), "
        + "or CIFAR .bin batches; or give one file")

    let images = try folder.write("train-images-idx3-ubyte", Specimens.images)
    #expect(
      message(folder.path) == "\(images): has no labels beside it; "
        + "name them train-labels-idx1-ubyte")

    try folder.write("other-images-idx3-ubyte", Specimens.images)
    #expect(
      message(folder.path) == "\(folder.path): holds both other-images-idx3-ubyte and "
        + "train-images-idx3-ubyte; give the path of the one you mean")
  }

  @Test func aTestBatchNeedsTrainingBatches() throws {
    let folder = try TemporaryFolder()
    let test = try folder.write("test_batch.bin", Specimens.cifar([3]))
    #expect(
      message(folder.path) == "\(test): is a test batch without training batches; "
        + "put data_batch_1.bin or train.bin beside it")
    try folder.write("train.bin", Specimens.cifar([3, 50]))
    #expect(
      message(folder.path) == "\(test): is of another data set than the training batches; "
        + "give batches of CIFAR-10 or of CIFAR-100")
  }

  @Test func trainingAndTestMustAgree() throws {
    let folder = try TemporaryFolder()
    let images = try folder.write("train-images-idx3-ubyte", Specimens.images)
    try folder.write("train-labels-idx1-ubyte", Specimens.labels)
    let test = try folder.write(
      "t10k-images-idx3-ubyte", Specimens.idx([1, 2, 3], [1, 2, 3, 4, 5, 6]))
    let labels = try folder.write("t10k-labels-idx1-ubyte", Specimens.idx([1], [3]))
    #expect(
      message(folder.path) == "\(test), byte 8: holds images of 2x3x1; "
        + "those of \(images) are 2x2x1")
    try folder.write("t10k-images-idx3-ubyte", Specimens.idx([1, 2, 2], [1, 2, 3, 4]))
    #expect(
      message(folder.path) == "\(labels): holds the label 3; the labels for training are 0 to 2")
  }

  @Test func aFileThatOnlyClaimsToBeIDXIsToldSo() throws {
    let folder = try TemporaryFolder()
    let images = try folder.write("train-images-idx3-ubyte", "<html>404</html>")
    try folder.write("train-labels-idx1-ubyte", Specimens.labels)
    #expect(
      message(images) == "\(images), byte 0: starts with 3c68746d, which is no IDX file; "
        + "images start with 00000803, labels with 00000801")
  }
}
