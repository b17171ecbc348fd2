import Foundation
import Learning

/// An open file, closed when it goes away. It is never a link, a pipe or a device.
struct File: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// How a file is opened.
  enum Mode {
    /// To read what is there.
    case read
    /// To write a new file; one that is there is an error.
    case create
    /// To read and write, making it where there is none.
    case update

    var flags: Int32 {
      switch self {
      case .read: O_RDONLY
      case .create: O_WRONLY | O_CREAT | O_EXCL
      case .update: O_RDWR | O_CREAT
      }
    }
  }

  /// Opens a regular file, readable and writable by its owner only.
  ///
  /// - Throws: `Failure` of kind storage, naming the file and what the system said.
  init(_ path: String, _ mode: Mode) throws(Failure) {
    self.path = path
    // Non-blocking, so that a pipe in a file's place cannot hold the program up.
    descriptor = open(path, mode.flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw Failure.system("open", path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.storage, "\(printable(path)) is not a regular file")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// How many bytes the file holds.
  func size() throws(Failure) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure.system("look at", path) }
    return Int(status.st_size)
  }

  /// Reads from an offset to the end.
  func bytes(from offset: Int = 0) throws(Failure) -> [UInt8] {
    let count = max(try size() - offset, 0)
    var got = 0
    var wentWrong = false
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while got < count {
        let more = pread(descriptor, buffer.baseAddress?.advanced(by: got), count - got, offset + got)
        if more < 0 && errno == EINTR { continue }
        if more <= 0 { wentWrong = more < 0; break }
        got += more
      }
      initialized = got
    }
    if wentWrong { throw Failure.system("read", path) }
    return read
  }

  /// Writes all of these bytes at an offset.
  func write(_ bytes: [UInt8], at offset: Int = 0) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let more = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, offset + done)
      }
      if more < 0 && errno == EINTR { continue }
      guard more > 0 else { throw Failure.system("write", path) }
      done += more
    }
  }

  /// Cuts the file to a length.
  func truncate(to length: Int) throws(Failure) {
    guard ftruncate(descriptor, length) == 0 else { throw Failure.system("cut", path) }
  }

  /// Returns when the file's bytes have reached the disk.
  func synchronize() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw Failure.system("write to disk", path) }
  }

  /// Takes the file for this process alone, until it is closed or the process ends.
  ///
  /// - Returns: `false` when another process has it.
  func lock() throws(Failure) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw Failure.system("lock", path) }
    return false
  }
}

extension Failure {
  /// What the system said about an operation on a file, with a hint where there is one.
  static func system(_ operation: String, _ path: String, code: Int32 = errno) -> Failure {
    let hint =
      switch code {
      case ENOSPC, EDQUOT: "; free some space, or choose another folder with --sessions"
      case EROFS, EACCES, EPERM: "; choose a folder you may write to with --sessions"
      case ELOOP: "; a link is not followed here"
      case EIO: "; the disk may be failing"
      default: ""
      }
    let said = String(cString: strerror(code))
    return Failure(.storage, "cannot \(operation) \(printable(path)): \(said)\(hint)")
  }
}
