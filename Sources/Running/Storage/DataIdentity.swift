import Foundation
import Learning

/// What identifies a file or folder of the user's own data.
package struct DataIdentity: Codable, Hashable, Sendable {
  /// Where it was.
  package var path: String
  /// The size of its files together.
  package var bytes: Int
  /// The CRC-32 of its files one after the other, in the order of their names.
  package var digest: String
  /// What was read of it, in lines for people; empty where the world gives none.
  package var read: [String] = []

  /// Reads what is at a path; `nil` where it cannot be read, which opening the world reports.
  init?(of path: String) {
    guard let files = Self.files(at: path) else { return nil }
    var (size, checksum) = (0, Checksum.of([UInt8]()))
    for file in files {
      guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
      else { return nil }
      size += bytes.count
      checksum.update(bytes)
    }
    (self.path, bytes, digest) = (path, size, checksum.hexadecimal)
  }

  private static func files(at path: String) -> [String]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    guard isFolder.boolValue else { return [path] }
    return try? FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .map { path + "/" + $0 }
      .filter { FileManager.default.isReadableFile(atPath: $0) }
  }
}
