import Foundation

/// A regular expression, capitals or not: the extended ones of POSIX, and `\d` for a digit.
///
/// What could make the system's matcher slow is no pattern here: references back and counted
/// repetitions. Without them its time grows with the text and not with the number of ways.
final class Pattern: TextPredicate {
  private var compiled = regex_t()

  /// A pattern; `nil` for a text that is none.
  init?(_ text: String) {
    let isQuick = text.utf8.count <= 200 && !text.contains("{") && !text.contains(#/\\[0-9]/#)
    let flags = REG_EXTENDED | REG_ICASE | REG_NOSUB
    guard isQuick, regcomp(&compiled, text.replacing("\\d", with: "[0-9]"), flags) == 0 else {
      return nil
    }
  }

  deinit { regfree(&compiled) }

  /// A pattern may ask for what goes beyond a word.
  var isOfWords: Bool { false }

  /// Whether any part of a text matches.
  func matches(_ text: String) -> Bool { regexec(&compiled, text, 0, nil, 0) == 0 }

  func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    matches(String(decoding: utf8, as: UTF8.self))
  }
}
