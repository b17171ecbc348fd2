import Foundation
import Learning
import Synchronization
import Text

/// Standard output, or standard error, as a stream of lines.
///
/// After a failure nothing more is written, and `problem` says what it was.
final class Output: Sendable {
  /// Whether a person reads it on a terminal.
  let isTerminal: Bool
  private let descriptor: Int32
  private let error = Atomic<Int32>(0)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// The system's number for what keeps it from being written to; EPIPE when nobody reads it any
  /// more.
  var problem: Int32? {
    let number = error.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Writes text as it is.
  ///
  /// Returns whether it succeeded.
  @discardableResult
  func write(_ text: String) -> Bool { write(bytes: Array(text.utf8)) }

  /// Writes bytes as they are.
  ///
  /// Returns whether that went well.
  @discardableResult
  func write(bytes: [UInt8]) -> Bool {
    var bytes = bytes[...]
    while !bytes.isEmpty, problem == nil {
      let done = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if done >= 0 {
        bytes = bytes.dropFirst(done)
      } else {
        recover(from: errno)
      }
    }
    return problem == nil
  }

  /// Writes a line, or several.
  ///
  /// Control characters in them are replaced.
  @discardableResult
  func line(_ text: String = "") -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return write(lines.map { printable(String($0), most: .max) + "\n" }.joined())
  }

  /// Waits where the error is temporary; else keeps it as `problem`.
  private func recover(from number: Int32) {
    switch number {
    case EINTR: break
    case EAGAIN:
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&ready, 1, 1000)
    default: error.store(number, ordering: .relaxed)
    }
  }

  /// Opens `/dev/null` for each standard stream that is closed, so that no file takes its place and
  /// is written to by mistake.
  static func occupyStandardStreams() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
  }
}
