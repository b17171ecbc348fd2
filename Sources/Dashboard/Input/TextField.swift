/// A line of text being written.
struct TextField: Hashable, Sendable {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The place where typing goes, from 0 to the number of scalars.
  private(set) var cursor = 0

  /// The longest text, in scalars.
  static let longest = 400

  /// A text with the cursor behind it.
  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars.prefix(Self.longest))
    cursor = scalars.count
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// Takes a key in; `false` if the key does not write or move in a text.
  mutating func press(_ key: Key) -> Bool {
    if let scalar = key.typed {
      insert(scalar)
      return true
    }
    switch (key.code, key.modifiers) {
    case (.backspace, []): erase(from: cursor - 1)
    case (.delete, []): erase(from: cursor)
    case (.left, []): cursor = max(0, cursor - 1)
    case (.right, []): cursor = min(scalars.count, cursor + 1)
    case (.home, []), (.character("a"), .control): cursor = 0
    case (.end, []), (.character("e"), .control): cursor = scalars.count
    case (.character("u"), .control): remove(0..<cursor)
    case (.character("k"), .control): remove(cursor..<scalars.count)
    case (.character("w"), .control): remove(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ scalar: Unicode.Scalar) {
    guard scalars.count < Self.longest, scalar.value >= 0x20, scalar.value != 0x7F else { return }
    scalars.insert(scalar, at: cursor)
    cursor += 1
  }

  private mutating func erase(from index: Int) {
    guard scalars.indices.contains(index) else { return }
    remove(index..<index + 1)
  }

  private mutating func remove(_ range: Range<Int>) {
    scalars.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    let before = scalars[..<cursor]
    guard let end = before.lastIndex(where: { $0 != " " }) else { return 0 }
    return (before[..<end].lastIndex(of: " ") ?? -1) + 1
  }
}
