import Foundation
import Learning

/// An open file, closed when it goes away.
///
/// It is never a link, a pipe or a device, and it has one name only, so that nothing but the
/// session is ever read or changed through it.
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
  /// - Throws: `Failure` of kind storage, with the file and the system's error.
  init(_ path: String, _ mode: Mode) throws(Failure) {
    self.path = path
    // Non-blocking, so that a pipe in a file's place cannot hold the program up.
    descriptor = open(path, mode.flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw Failure.system("open", path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.storage, "\(shown(path)) is not a regular file")
    }
    guard status.st_nlink <= 1 else {
      throw Failure(
        .storage,
        "\(shown(path)) has \(status.st_nlink) names (hard links): put a copy of its own in its place"
      )
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

  /// Reads everything.
  ///
  /// - Throws: `Failure` when it cannot be read or there is more of it than `most`.
  func bytes(most: Int = 1 << 32) throws(Failure) -> [UInt8] {
    let count = try size()
    guard count <= most else {
      throw Failure(
        .damage,
        "\(shown(path)) is damaged: it holds \(count) bytes, but at most \(most) make sense")
    }
    return try bytes(at: 0, count: count)
  }

  /// Reads this many bytes from an offset on, or as many as there are.
  func bytes(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var got = 0
    var wentWrong = false
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while got < count {
        let place = buffer.baseAddress?.advanced(by: got)
        let more = pread(descriptor, place, count - got, off_t(offset + got))
        if more < 0 && errno == EINTR { continue }
        if more <= 0 {
          wentWrong = more < 0
          break
        }
        got += more
      }
      initialized = got
    }
    if wentWrong { throw Failure.system("read", path) }
    return read
  }

  /// Writes all of these bytes at an offset.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int = 0) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let place = offset + (bytes.count - rest.count)
      let done = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, place) }
      if done < 0 && errno == EINTR { continue }
      guard done > 0 else { throw Failure.system("write", path) }
      rest = rest.dropFirst(done)
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
    var request = Self.wholeFile
    if fcntl(descriptor, OpenFileLock.take, &request) == 0 { return true }
    guard errno == EAGAIN || errno == EACCES else { throw Failure.system("lock", path) }
    return false
  }

  /// Whether another process, or another opening of the file in this one, has taken it.
  ///
  /// Asking takes no lock, so it cannot keep another process from taking one.
  var isLocked: Bool {
    var request = Self.wholeFile
    return fcntl(descriptor, OpenFileLock.ask, &request) == 0 && request.l_type != F_UNLCK
  }

  /// Whether the file is still the one of its name.
  var isInPlace: Bool {
    var own = stat()
    var named = stat()
    return fstat(descriptor, &own) == 0 && lstat(path, &named) == 0
      && own.st_ino == named.st_ino && own.st_dev == named.st_dev
  }

  private static var wholeFile: flock {
    var request = flock()
    request.l_type = Int16(F_WRLCK)
    request.l_whence = Int16(SEEK_SET)
    return request
  }
}

/// Linux's locks that belong to an open file rather than to a process (F_OFD_GETLK and
/// F_OFD_SETLK of fcntl(2), which Swift's view of the C library lacks).
private enum OpenFileLock {
  static let ask: CInt = 36
  static let take: CInt = 37
}
