import Foundation

/// A regular file open for reading; closed when its owner lets go of it.
struct OpenFile: ~Copyable {
  let path: String
  let descriptor: Descriptor
  /// Bytes on disk.
  let size: Int

  /// Opens a file; refuses anything that is not one, without ever waiting for it.
  init(_ path: String) throws(DataFailure) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw DataFailure(path, "is not a path", remedy: "give the path of a file")
    }
    // Opening a named pipe would wait for a writer, were it not for O_NONBLOCK.
    let number = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { throw DataFailure(cannotOpen: path, errno) }
    let descriptor = Descriptor(number)
    var status = stat()
    guard fstat(number, &status) == 0 else { throw DataFailure(cannotOpen: path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DataFailure(notAFile: path, mode: status.st_mode & S_IFMT)
    }
    (self.path, size) = (path, Int(status.st_size))
    self.descriptor = descriptor
  }

  /// The first bytes, at most `count`; leaves the position alone.
  func prefix(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(descriptor.number, &bytes, count, 0)
    return Array(bytes.prefix(max(got, 0)))
  }
}

extension DataFailure {
  fileprivate init(cannotOpen path: String, _ error: Int32) {
    switch error {
    case ENOENT, ENOTDIR:
      self.init(path, "does not exist", remedy: "give the path of a file")
    case EACCES, EPERM:
      self.init(path, "may not be read by you", remedy: "change its permissions")
    default:
      self.init(
        path, "cannot be opened: \(errorText(error))", remedy: "give the path of a readable file")
    }
  }

  fileprivate init(notAFile path: String, mode: mode_t) {
    let kind =
      switch mode {
      case S_IFDIR: "a folder"
      case S_IFIFO: "a named pipe"
      case S_IFCHR, S_IFBLK: "a device"
      default: "no regular file"
      }
    self.init(path, "is \(kind)", remedy: "give the path of a regular file")
  }
}
