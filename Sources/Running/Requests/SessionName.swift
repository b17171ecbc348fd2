package import Learning
import Text

/// The name of a session, which is also the name of its folder: letters, digits and `. _ -`.
package struct SessionName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name.
  package let text: String

  /// The longest name, in characters.
  package static let longest = 100

  /// Takes a name that is safe as a folder and on a terminal.
  ///
  /// - Throws: `Failure` saying what a name may be.
  package init(_ text: String) throws(Failure) {
    guard text.isPlain, (1...Self.longest).contains(text.utf8.count), !text.hasPrefix("."),
      !text.hasPrefix("-")
    else {
      throw Failure(
        .input,
        "session name '\(printable(text))' must be 1 to \(Self.longest) letters, digits, '.', "
          + "'_' or '-', and not begin with '.' or '-'")
    }
    self.text = text
  }

  /// The name itself.
  package var description: String { text }

  /// Sorts by text.
  package static func < (left: SessionName, right: SessionName) -> Bool { left.text < right.text }
}

extension String {
  /// Whether there is nothing in it but letters and digits of ASCII and `. _ -`.
  var isPlain: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
