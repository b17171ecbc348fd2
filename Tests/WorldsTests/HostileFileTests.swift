import Foundation
import Testing

@testable import Worlds

/// Paths that are no files, files that lie, and compressed files that are worse.
@Suite struct HostileFileTests {
  private func message(
    _ path: String, limits: DataLimits = DataLimits(), gzip: String = "gzip"
  ) -> String? {
    let loader = DatasetLoader(
      name: "mine", provenance: .broughtByUser(path), limits: limits, gzip: gzip)
    let failure = #expect(throws: DataFailure.self) { try loader.load(path) }
    return failure?.description
  }

  @Test(arguments: [
    ("", ": is not a path; give the path of a file"),
    ("/no/such\0/file", "/no/such\\u{0}/file: is not a path; give the path of a file"),
    ("/no/such/file.csv", "/no/such/file.csv: does not exist; give the path of a file"),
    ("/dev/zero", "/dev/zero: is a device; give the path of a regular file"),
    ("/dev/null/x", "/dev/null/x: does not exist; give the path of a file"),
  ])
  func refusesWhatIsNoFile(path: String, message: String) {
    #expect(self.message(path) == message)
  }

  @Test func refusesANamedPipeWithoutWaiting() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe.csv"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(message(pipe) == "\(pipe): is a named pipe; give the path of a regular file")
  }

  @Test func namesInMessagesCannotSteerTheTerminal() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("\u{1b}[2J\u{202e}\n.csv", "")
    #expect(
      message(path) == "\(folder.path)/\\u{1b}[2J\\u{202e}\\u{a}.csv: is empty; "
        + "give one row a line, the class last")
  }

  @Test(arguments: ["sparse.csv", "sparse.bin", "sparse-images-idx3-ubyte"])
  func fiftyGigabytesOfHolesAreRefusedUnread(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, "")
    try folder.write("sparse-labels-idx1-ubyte", Specimens.labels)
    try #require(truncate(path, 50 << 30) == 0)
    #expect(try #require(message(path)).hasPrefix("\(path): is too large (50 GiB); at most "))
  }

  @Test func aSparseFileWithAFineHeadIsRefusedUnread() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x-images-idx3-ubyte", Specimens.images)
    try folder.write("x-labels-idx1-ubyte", Specimens.labels)
    try #require(truncate(path, 1 << 30) == 0)
    #expect(
      message(path) == "\(path), byte 28: has bytes after its promised end; "
        + "fetch it again, or correct its head")
  }

  @Test func aMissingGzipIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.writeCompressed("table.csv", Array("1,2,a\n".utf8))
    #expect(
      message(path, gzip: "no-such-gzip") == "\(path): is compressed, and the program gzip that "
        + "would unpack it was not found; install gzip, or give the unpacked file")
  }

  @Test func damagedGzipIsNamed() throws {
    let folder = try TemporaryFolder()
    let whole = try folder.writeCompressed("table.csv", Array("1,2,a\n3,4,b\n".utf8))
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: whole)))
    let cut = try folder.write("cut.csv.gz", Array(bytes.dropLast(6)))
    #expect(
      message(cut) == "\(cut): is a damaged gzip stream (unexpected end of file); "
        + "fetch it again and check it with gzip -t")

    var flipped = bytes
    flipped[bytes.count - 8] ^= 1
    let wrong = try folder.write("wrong.csv.gz", flipped)
    #expect(
      message(wrong) == "\(wrong): is a damaged gzip stream (invalid compressed data--crc error); "
        + "fetch it again and check it with gzip -t")

    let named = try folder.write("named.csv.gz", "1,2,a\n3,4,b\n")
    #expect(
      message(named) == "\(named), byte 0: is named .gz but is not compressed by gzip; "
        + "fetch it again, or rename it")
  }

  @Test func gzipMayNotUnpackMoreThanItsHeadPromises() throws {
    let folder = try TemporaryFolder()
    let path = try folder.writeCompressed(
      "x-images-idx3-ubyte", Specimens.images + [UInt8](repeating: 0, count: 30 << 20))
    try folder.write("x-labels-idx1-ubyte", Specimens.labels)
    #expect(
      message(path) == "\(path), byte 28: has bytes after its promised end; "
        + "fetch it again, or correct its head")
  }

  @Test func gzipMayNotPromiseMoreThanItCanHold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.writeCompressed(
      "x-images-idx3-ubyte", Specimens.idx([200_000, 28, 28], [1, 2, 3]))
    try folder.write("x-labels-idx1-ubyte", Specimens.labels)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    #expect(
      message(path) == "\(path), byte \(size * 1032): is too short: its head promises 156800016 "
        + "bytes, but there are at most \(size * 1032); fetch it again")
  }

  @Test func aTableMayNotUnpackWithoutEnd() throws {
    let folder = try TemporaryFolder()
    let rows = String(repeating: "1,2,a\n3,4,b\n", count: 1 << 18)
    let path = try folder.writeCompressed("bomb.csv", Array(rows.utf8))
    #expect(
      message(path, limits: DataLimits(tableBytes: 1 << 20))
        == "\(path): is too large (more than 1 MiB); at most 1 MiB are read here; "
        + "give a part of it")
  }

  @Test func aLineMayNotGoOnForEver() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("long.csv", [UInt8](repeating: UInt8(ascii: "1"), count: 20 << 20))
    #expect(message(path) == "\(path), line 1: is longer than 16 MiB; break it into rows")
  }

  @Test func aMillionColumnsAreRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000)
    let path = try folder.write("wide.csv", bytes)
    #expect(message(path) == "\(path), line 1: has more than 100000 cells; give fewer features")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (1536, "1.5 KiB"),
    (16 << 20, "16 MiB"), (50 << 30, "50 GiB"), (Int.max, "7.9 EiB"),
  ])
  func sizesAreReadable(bytes: Int, text: String) {
    #expect(readableSize(bytes) == text)
  }

  @Test(arguments: [
    ("plain", "plain"), ("naïve 漢字 🙂", "naïve 漢字 🙂"), ("a\tb", "a\\u{9}b"),
    ("\u{9b}31m", "\\u{9b}31m"), ("\u{2028}", "\\u{2028}"), ("\u{7f}", "\\u{7f}"),
    ("\u{200d}", "\\u{200d}"), ("\u{e000}", "\\u{e000}"),
    (String(repeating: "x", count: 41), String(repeating: "x", count: 40) + "..."),
  ])
  func textFromOutsideBecomesPrintable(text: String, shown: String) {
    #expect(printable(text) == shown)
    #expect(printable(Array(text.utf8)) == shown)
  }
}
