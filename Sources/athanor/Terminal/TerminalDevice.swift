import CRescue
import Foundation
import Text

/// The terminal as a device: its modes, its size, bytes in and bytes out.
///
/// Whatever ends the program, the terminal is put back as it was: by `leave`, when this value goes
/// away, and by `CRescue` when the program dies of a signal.
struct TerminalDevice: ~Copyable {
  /// Where keys come from and frames go.
  let descriptor: Int32
  private let before: termios
  private var isRaw = false

  /// The terminal on standard input; `nil` if there is none.
  init?() {
    var modes = termios()
    guard isatty(0) == 1, isatty(1) == 1, tcgetattr(0, &modes) == 0 else { return nil }
    descriptor = 0
    before = modes
  }

  deinit {
    guard isRaw else { return }
    var modes = before
    tcsetattr(descriptor, TCSAFLUSH, &modes)
  }

  /// Takes keys one by one, unechoed, ctrl+c and ctrl+z among them.
  mutating func enter() {
    var modes = before
    modes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON | ISTRIP | BRKINT)
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    tcsetattr(descriptor, TCSANOW, &modes)
    isRaw = true
  }

  /// Puts the modes back.
  mutating func leave() {
    var modes = before
    // Keys that came too late for the program are not meant for the shell either.
    tcsetattr(descriptor, TCSAFLUSH, &modes)
    isRaw = false
  }

  /// From now on restores the terminal when the program dies: modes, and these bytes.
  func arm(closing bytes: [UInt8], log: Int32) {
    var modes = before
    bytes.withUnsafeBytes { raw in
      rescue_arm(
        descriptor, log, &modes, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  /// Columns and rows; `nil` when the terminal is gone.
  var size: (width: Int, height: Int)? {
    var (columns, rows): (Int32, Int32) = (0, 0)
    guard rescue_size(descriptor, &columns, &rows) == 1 else { return nil }
    return (Int(columns), Int(rows))
  }

  /// The bytes that have come; `nil` when the terminal is gone.
  func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return count == 0 ? nil : Array(buffer[..<count])
  }

  /// Gives a text to the clipboard of the terminal (OSC 52), which may refuse it.
  func copy(_ text: String) {
    let sequence = "\u{1B}]52;c;" + Data(text.utf8).base64EncodedString() + "\u{7}"
    Array(sequence.utf8).withUnsafeBytes { _ = write($0) }
  }

  /// Rings, and shows a text outside of the screen where the terminal can (OSC 9 and OSC 777; others
  /// leave them out).
  func notify(_ text: String) {
    let words = printable(text, most: 200).replacing(";", with: ",")
    let sequence = "\u{7}\u{1B}]9;\(words)\u{1B}\\\u{1B}]777;notify;Athanor;\(words)\u{1B}\\"
    Array(sequence.utf8).withUnsafeBytes { _ = write($0) }
  }

  /// Writes all of these bytes, in one go if the terminal takes them; `false` when it is gone.
  @discardableResult
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Foundation.write(
        1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        // Only signals that end the program interrupt it; the rest of the frame is not needed then.
        if errno == EINTR { return true }
        guard errno == EAGAIN else { return false }
        var wait = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, 100)
        if wait.revents & Int16(POLLHUP | POLLERR) != 0 { return false }
        continue
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
