import Foundation

/// A folder that a user gave: what is in it by name.
struct Folder {
  let path: String
  /// Sorted, so that nothing depends on the order of the disk.
  let names: [String]

  /// Lists a folder; `nil` if the path is of something else.
  init?(_ path: String) throws(DataFailure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw DataFailure(path, "cannot be listed", remedy: "change its permissions")
    }
    (self.path, self.names) = (path, names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// The folder that a file is in, and the file's own name.
  static func holding(_ file: String) throws(DataFailure) -> (folder: Folder, name: String)? {
    let slash = file.lastIndex(of: "/")
    let parent = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let name = String(file[(slash.map(file.index(after:)) ?? file.startIndex)...])
    return try Folder(parent).map { ($0, name) }
  }

  /// The path of one of its files.
  func file(_ name: String) -> String {
    path == "." ? name : path.hasSuffix("/") ? path + name : path + "/" + name
  }
}
