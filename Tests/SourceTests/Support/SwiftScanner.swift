/// Cuts a Swift file into tokens.
struct SwiftScanner {
  private(set) var tokens: [SwiftSource.Token] = []
  /// The line it has come to, from 1.
  private(set) var line = 1
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Goes through the whole file.
  mutating func scan() {
    while at < bytes.count { step() }
  }

  private mutating func step() {
    switch bytes[at] {
    case UInt8(ascii: "/") where follows("//"): while at < bytes.count, !isLineEnd { at += 1 }
    case UInt8(ascii: "/") where follows("/*"): skip(to: "*/")
    case UInt8(ascii: "#") where follows("#/"): skip(to: "/#")
    case UInt8(ascii: "#") where follows("#\""): skip(to: "\"#")
    case UInt8(ascii: "\"") where follows("\"\"\""): skipText(to: "\"\"\"")
    case UInt8(ascii: "\""): skipText(to: "\"")
    case let byte where Self.isPartOfName(byte): takeName()
    case UInt8(ascii: " "): at += 1
    case UInt8(ascii: "\n"): advance()
    default:
      tokens.append(.init(text: String(UnicodeScalar(bytes[at])), line: line))
      at += 1
    }
  }

  private var isLineEnd: Bool { bytes[at] == UInt8(ascii: "\n") }

  private mutating func advance() {
    if isLineEnd { line += 1 }
    at += 1
  }

  private func follows(_ text: String) -> Bool {
    bytes[at...].starts(with: text.utf8)
  }

  private mutating func skip(to end: String) {
    for _ in end.utf8 { advance() }
    while at < bytes.count, !follows(end) { advance() }
    at = min(at + end.utf8.count, bytes.count)
  }

  /// Skips what stands in quotes, and what is put into it.
  private mutating func skipText(to end: String) {
    at += end.utf8.count
    while at < bytes.count, !follows(end) {
      if follows("\\(") {
        skipInterpolation()
      } else {
        if bytes[at] == UInt8(ascii: "\\") { at += 1 }
        advance()
      }
    }
    at = min(at + end.utf8.count, bytes.count)
  }

  private mutating func skipInterpolation() {
    at += 1
    let first = tokens.count
    var depth = 0
    repeat {
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
      step()
    } while depth > 0 && at < bytes.count
    tokens.removeSubrange(first...)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func takeName() {
    let start = at
    while at < bytes.count, Self.isPartOfName(bytes[at]) { at += 1 }
    tokens.append(.init(text: String(decoding: bytes[start..<at], as: UTF8.self), line: line))
  }
}
