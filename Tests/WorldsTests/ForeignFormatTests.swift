import Testing

@testable import Worlds

/// Files in formats that are not read here are called by their names.
@Suite struct ForeignFormatTests {
  @Test(
    arguments: [
      (
        "t.csv.xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "is compressed by xz; unpack it with xz -dk"
      ),
      ("t.csv.bz2", Array("BZh91AY".utf8), "is compressed by bzip2; unpack it with bzip2 -dk"),
      ("t.zip", [0x50, 0x4b, 3, 4], "is a zip archive; unpack it with unzip and give a file"),
      (
        "t.xlsx", [0x50, 0x4b, 3, 4],
        "is a spreadsheet (.xlsx); save the sheet as CSV, or: soffice --headless --convert-to csv "
          + "FILE"
      ),
      (
        "t.npy", [0x93] + Array("NUMPY".utf8) + [1, 0],
        "is a NumPy array (.npy); write it as text: numpy.savetxt('data.csv', array, delimiter=',')"
      ),
      (
        "t.pkl", [0x80, 4, 0x95],
        "is a Python pickle; load it in Python and write text: frame.to_csv('data.csv', index=False)"
      ),
      (
        "t.parquet", Array("PAR1".utf8),
        "is a Parquet file; convert it to CSV: pandas.read_parquet('FILE').to_csv('data.csv', "
          + "index=False)"
      ),
      (
        "t.csv", Array("\n<!DOCTYPE html><html>".utf8),
        "is a web page (HTML); fetch the data themselves, by their raw or download link"
      ),
      (
        "t.csv", Array("version https://git-lfs.github.com/spec/v1\noid".utf8),
        "is a Git LFS pointer; fetch the data with git lfs pull"
      ),
    ] as [(String, [UInt8], String)])
  func theFormatIsNamed(name: String, bytes: [UInt8], message: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes)
    let loader = DatasetLoader(name: "mine", provenance: .broughtByUser(path))
    let failure = #expect(throws: DataFailure.self) { try loader.load(path) }
    #expect(failure?.description == "\(path): \(message)")
  }

  @Test func aTextMayBeAPageButNoArchive() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write("page.html", "<html>some text that is long enough</html>")
    #expect(try WorldFinder().openText(dataPath: page).file == page)
    let packed = try folder.write("text.xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])
    let failure = #expect(throws: DataFailure.self) { try WorldFinder().openText(dataPath: packed) }
    #expect(failure?.description == "\(packed): is compressed by xz; unpack it with xz -dk")
  }

  @Test func gapsBetweenLabelsAreClosedAndNamesKept() throws {
    func load(_ labels: [UInt8]) throws -> Dataset {
      let folder = try TemporaryFolder()
      let path = try folder.write("x-images-idx3-ubyte", Specimens.images)
      try folder.write("x-labels-idx1-ubyte", Specimens.idx([3], labels))
      return try DatasetLoader(name: "mine", provenance: .broughtByUser(path)).load(path)
    }
    let plain = try load([1, 0, 2])
    let gaps = try load([100, 0, 200])
    #expect(gaps.pool == plain.pool)
    #expect(gaps.classNames == ["0", "100", "200"])
    #expect(
      gaps.summary == [
        "3 images of 2x2x1, 3 classes: 0 1, 100 1, 200 1", "labels: 3 of the numbers up to 200",
      ])
  }

  @Test func onlyATableTakesTheOptionsOfTables() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x-images-idx3-ubyte", Specimens.images)
    try folder.write("x-labels-idx1-ubyte", Specimens.labels)
    var loader = DatasetLoader(name: "mine", provenance: .broughtByUser(path))
    loader.options.label = "kind"
    let failure = #expect(throws: DataFailure.self) { try loader.load(path) }
    #expect(failure?.description == "\(path): is no table; leave --label out")
  }
}
