/// Whether texts contain a text, capitals or not.
///
/// Capitals of ASCII equal small letters; other characters equal themselves. It looks at bytes, so
/// that a log of a hundred thousand lines is searched between two key strokes.
struct TextMatch: TextPredicate {
  private let wanted: [UInt8]

  /// Looks for a text; the empty one is everywhere.
  init(_ text: String) {
    wanted = text.utf8.map(Self.folded)
  }

  /// Whether any text matches.
  var isTrivial: Bool { wanted.isEmpty }

  var isOfWords: Bool { !wanted.isEmpty && !wanted.contains(UInt8(ascii: " ")) }

  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(matches)
  }

  func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = wanted.first else { return true }
    guard utf8.count >= wanted.count else { return false }
    for start in 0...(utf8.count - wanted.count) where Self.folded(utf8[start]) == first {
      if hasWanted(utf8, at: start) { return true }
    }
    return false
  }

  /// Whether any of some texts matches.
  func matches(_ texts: [String]) -> Bool { isTrivial || texts.contains(where: matches) }

  private func hasWanted(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for index in 1..<max(1, wanted.count) where Self.folded(bytes[start + index]) != wanted[index] {
      return false
    }
    return true
  }

  /// A byte with capitals of ASCII made small.
  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
