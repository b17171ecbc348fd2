import Foundation

/// Standard output, or standard error, as a stream of lines.
///
/// When nobody reads any more, what is written is dropped and `isClosed` says so.
final class Output: Sendable {
  private let descriptor: Int32
  /// Whether a person reads it on a terminal.
  let isTerminal: Bool

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Writes text as it is. Returns whether somebody still reads.
  @discardableResult
  func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let done = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if done < 0 && errno == EINTR { continue }
      guard done > 0 else { return false }
      bytes = bytes.dropFirst(done)
    }
    return true
  }

  /// Writes a line.
  @discardableResult
  func line(_ text: String = "") -> Bool { write(text + "\n") }
}
