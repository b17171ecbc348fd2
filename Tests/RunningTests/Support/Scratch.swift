import Foundation

@testable import Running

/// Paths for files that a test makes and deletes.
enum Scratch {
  /// A path at which nothing is: in memory where that is to be had, since tests bring thousands of
  /// checkpoints to disk.
  static func path() -> String { root + "/athanor-test-\(UUID().uuidString)" }

  private static let root =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path
}

extension Folder {
  /// Lays down a file as anybody could.
  func put(_ bytes: some Collection<UInt8>, as name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(of: name)))
  }
}
