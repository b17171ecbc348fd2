import Foundation
import Learning

/// What identifies a file or folder of the user's own data.
package struct DataIdentity: Codable, Hashable, Sendable {
  /// Where it was.
  package var path: String
  /// The files that were read, by their names, where that is not the one at the path alone.
  package var files: [String]?
  /// The size of its files together.
  package var bytes: Int
  /// The CRC-32 of its files one after the other, in the order they were read.
  package var digest: String
  /// What was read of it, in lines for people; empty where the world gives none.
  package var read: [String] = []

  /// Reads what is at a path; `nil` where it cannot be read, which opening the world reports.
  ///
  /// - Parameter files: The names of the files that count, which are in the folder at the path or
  ///   beside the file there; where `nil`, the file itself.
  init?(of path: String, files: [String]? = nil) {
    var (size, checksum) = (0, Checksum.of([UInt8]()))
    for file in Self.paths(of: files, at: path) {
      guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
      else { return nil }
      size += bytes.count
      checksum.update(bytes)
    }
    (self.path, self.files) = (path, files)
    (bytes, digest) = (size, checksum.hexadecimal)
  }

  /// Takes down what a world read.
  init?(of path: String, read data: DataRead?) {
    let names = data?.files.map { URL(fileURLWithPath: $0).lastPathComponent }
    self.init(of: path, files: data?.files == [path] ? nil : names)
    read = data?.lines ?? []
  }

  private static func paths(of files: [String]?, at path: String) -> [String] {
    guard let files else { return [path] }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let url = URL(fileURLWithPath: path)
    let folder = exists && isFolder.boolValue ? url : url.deletingLastPathComponent()
    return files.map { folder.appendingPathComponent($0).path }
  }

  /// Its size and digest, for messages.
  var account: String { "\(bytes) bytes, CRC-32 \(digest)" }

  /// Throws if what is at a path now is not this.
  func check(_ path: String, of name: SessionName) throws(Failure) {
    guard let now = DataIdentity(of: path, files: files) else {
      throw Failure(
        .input,
        "session '\(name)' learns from \(path), which cannot be read: put it back, or tell where "
          + "it is now: athanor resume \(name) --data PATH")
    }
    guard now.bytes == bytes, now.digest == digest else {
      throw Failure(
        .input,
        "\(path) is not what session '\(name)' was begun with: it has \(now.account), then it had "
          + "\(account); put it back, tell where the same data are with --data PATH, or begin anew: "
          + "athanor run --fork \(name)@0 --data PATH")
    }
  }
}
