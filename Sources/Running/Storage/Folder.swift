import Foundation
package import Learning

/// A folder whose files are replaced whole or not at all.
package struct Folder: Sendable {
  /// Where it is.
  package let path: String

  /// The folder at a path.
  package init(path: String) {
    self.path = path
  }

  /// The path of a file in it.
  package func path(of name: String) -> String { path + "/" + name }

  /// A folder in it.
  func subfolder(_ name: String) -> Folder { Folder(path: path(of: name)) }

  /// Makes the folder and those above it, for the owner alone, where it is not there yet.
  ///
  /// - Throws: `Failure` when it cannot be made or something else is in its place.
  func make() throws(Failure) {
    if mkdir(path, 0o700) == 0 { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try Folder(path: String(path[..<slash])).make()
      if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    }
    guard errno == EEXIST else { throw Failure.system("make the folder", path) }
    guard isFolder else { throw Failure(.storage, "\(shown(path)) is not a folder") }
  }

  /// Whether it is there; a link to a folder counts only above the sessions themselves.
  var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes sure that it is a folder itself, not a link to one, and that not everybody may change
  /// what is in it.
  func checkOwn() throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Failure.system("look at", path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      let what =
        status.st_mode & S_IFMT == S_IFLNK ? "a link, which is not followed here" : "no folder"
      throw Failure(.storage, "\(shown(path)) is \(what)")
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw Failure(
        .storage,
        "\(shown(path)) may be changed by everybody: 'chmod o-w' it if you trust what is there")
    }
  }

  /// Whether a file of this name is there, whatever it is.
  func holds(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(of: name), &status) == 0
  }

  /// Reads a file whole.
  package func read(_ name: String, most: Int = 1 << 32) throws(Failure) -> [UInt8] {
    try File(path(of: name), .read).bytes(most: most)
  }

  /// Replaces a file so that, whenever the program is killed, either the old or the new one is
  /// there whole: written aside, brought to disk, renamed, and the folder brought to disk.
  ///
  /// With `keeping`, the old file is renamed to that first and stays until the next replacement.
  package func replace(
    _ name: String, with bytes: [UInt8], keeping previous: String? = nil, durably: Bool = true
  ) throws(Failure) {
    let aside = name + Self.asideEnding
    unlink(path(of: aside))
    do {
      let file = try File(path(of: aside), .create)
      try file.write(bytes[...])
      if durably { try file.synchronize() }
      if let previous, holds(name) { try move(name, to: previous) }
      try move(aside, to: name)
    } catch {
      unlink(path(of: aside))
      throw error
    }
    if durably { try synchronize() }
  }

  /// What the name of a file being written ends with.
  static let asideEnding = ".new"

  /// Gives a file another name, in place of what had it.
  func move(_ name: String, to other: String) throws(Failure) {
    guard rename(path(of: name), path(of: other)) == 0 else {
      throw Failure.system("rename to \(other)", path(of: name))
    }
  }

  /// Deletes it with all that is in it.
  func remove() throws(Failure) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Failure(.storage, "cannot delete \(shown(path)): \(Failure.reason(error))")
    }
  }

  /// Returns when the folder's own entries have reached the disk.
  func synchronize() throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.system("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Failure.system("write to disk", path) }
  }

  /// How many bytes its files have.
  var size: Int {
    let names = (try? names()) ?? []
    return names.reduce(0) { $0 + size(of: $1) }
  }

  /// How many bytes a file has; none where there is no file.
  func size(of name: String) -> Int {
    var status = stat()
    return lstat(path(of: name), &status) == 0 ? Int(status.st_size) : 0
  }

  /// The names in it, sorted, without those that begin with a dot.
  func names() throws(Failure) -> [String] {
    guard let stream = opendir(path) else { throw Failure.system("list", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
