import Foundation
import Learning

/// A folder whose files are replaced whole or not at all.
struct Folder: Sendable {
  /// Where it is.
  let path: String

  /// The path of a file in it.
  func path(of name: String) -> String { path + "/" + name }

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
    guard isFolder else { throw Failure(.storage, "\(printable(path)) is not a folder") }
  }

  /// Whether it is there; a link to a folder counts only above the sessions themselves.
  var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a file of this name is there, whatever it is.
  func holds(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(of: name), &status) == 0
  }

  /// Reads a file whole.
  func read(_ name: String) throws(Failure) -> [UInt8] {
    try File(path(of: name), .read).bytes()
  }

  /// Replaces a file so that, whenever the program is killed, either the old or the new one is
  /// there whole: written aside, brought to disk, renamed, and the folder brought to disk.
  ///
  /// With `keeping`, the old file is kept under that name until the next replacement.
  func replace(
    _ name: String, with bytes: [UInt8], keeping previous: String? = nil, durably: Bool = true
  ) throws(Failure) {
    let aside = name + ".new"
    unlink(path(of: aside))
    do {
      let file = try File(path(of: aside), .create)
      try file.write(bytes)
      if durably { try file.synchronize() }
    } catch {
      unlink(path(of: aside))
      throw error
    }
    if let previous { try keep(name, as: previous) }
    guard rename(path(of: aside), path(of: name)) == 0 else {
      let code = errno
      unlink(path(of: aside))
      throw Failure.system("replace", path(of: name), code: code)
    }
    if durably { try synchronize() }
  }

  /// Gives a file a second name, so that there is no moment at which neither is there.
  private func keep(_ name: String, as previous: String) throws(Failure) {
    guard holds(name) else { return }
    unlink(path(of: previous))
    guard link(path(of: name), path(of: previous)) == 0 else {
      throw Failure.system("keep", path(of: previous))
    }
  }

  /// Returns when the folder's own entries have reached the disk.
  func synchronize() throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.system("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Failure.system("write to disk", path) }
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
