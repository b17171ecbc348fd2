import Foundation

/// A folder that a test fills and deletes: in memory where that is to be had, or in
/// `$ATHANOR_TEST_FOLDER`.
struct Scratch {
  let path: String

  init() throws {
    path = Self.root + "/athanor-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Deletes the folder.
  func clean() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The bytes of a file; `nil` where there is none.
  func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: path + "/" + name)
  }

  private static let root: String = {
    if let chosen = ProcessInfo.processInfo.environment["ATHANOR_TEST_FOLDER"] { return chosen }
    return FileManager.default.isWritableFile(atPath: "/dev/shm")
      ? "/dev/shm" : FileManager.default.temporaryDirectory.path
  }()
}
