import Foundation

/// Paths for files that a test makes and deletes.
enum Scratch {
  /// A path at which nothing is: in memory where that is to be had, since tests bring thousands of
  /// checkpoints to disk.
  static func path() -> String { root + "/athanor-test-\(UUID().uuidString)" }

  private static let root =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path
}
