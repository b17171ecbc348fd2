/// Reads one line of a theme file from left to right.
struct ThemeReader {
  private var rest: Substring.UnicodeScalarView
  private let theme: String
  private let line: Int

  init(_ text: Substring, theme: String, line: Int) {
    rest = text.unicodeScalars
    self.theme = theme
    self.line = line
  }

  func failure(_ message: String) -> ThemeIssue {
    ThemeIssue(theme: theme, line: line, message: message)
  }

  /// Whether nothing but a comment is left.
  mutating func isBlank() throws(ThemeIssue) -> Bool {
    skipSpace()
    return rest.isEmpty || rest.first == "#"
  }

  /// The name in `[name]`; nil if the line is not a section.
  mutating func section() throws(ThemeIssue) -> String? {
    guard skip("[") else { return nil }
    let name = try key()
    guard skip("]") else { throw failure("a section ends with \"]\"") }
    try end()
    return name
  }

  /// A key of letters, digits, hyphens and underscores, perhaps dotted.
  mutating func key() throws(ThemeIssue) -> String {
    skipSpace()
    var name = String.UnicodeScalarView()
    while let next = rest.first, Self.isKeyScalar(next) {
      name.append(next)
      rest.removeFirst()
    }
    let key = String(name)
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.contains(where: \.isEmpty) else {
      throw failure("expected a name, found \(found)")
    }
    return key
  }

  /// What stands behind `=`, to the end of the line.
  mutating func assignment() throws(ThemeIssue) -> ThemeFile.Value {
    guard skip("=") else { throw failure("expected \"=\" after the name, found \(found)") }
    let value = try value()
    try end()
    return value
  }

  private mutating func value() throws(ThemeIssue) -> ThemeFile.Value {
    skipSpace()
    switch rest.first {
    case "\"": return .string(try string())
    case "[": return .array(try array())
    case "{": return .table(try table())
    default:
      throw failure("expected \"...\", [...] or {...} after \"=\", found \(found)")
    }
  }

  private mutating func string() throws(ThemeIssue) -> String {
    guard skip("\"") else { throw failure("expected a string in quotes, found \(found)") }
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == "\"" { return String(text) }
      guard next != "\\" else { throw failure("a string cannot hold a backslash") }
      text.append(next)
    }
    throw failure("a string ends with a quote")
  }

  private mutating func array() throws(ThemeIssue) -> [String] {
    _ = skip("[")
    var items: [String] = []
    while !skip("]") {
      items.append(try string())
      guard skip(",") || peek("]") else {
        throw failure("expected \",\" or \"]\" on the same line, found \(found)")
      }
    }
    return items
  }

  private mutating func table() throws(ThemeIssue) -> [ThemeFile.Field] {
    _ = skip("{")
    var fields: [ThemeFile.Field] = []
    while !skip("}") {
      let name = try key()
      guard skip("=") else { throw failure("expected \"=\" after \"\(name)\", found \(found)") }
      guard !fields.contains(where: { $0.key == name }) else {
        throw failure("\"\(name)\" is set twice")
      }
      skipSpace()
      let value: ThemeFile.Value = rest.first == "[" ? .array(try array()) : .string(try string())
      fields.append(ThemeFile.Field(key: name, value: value))
      guard skip(",") || peek("}") else {
        throw failure("expected \",\" or \"}\" on the same line, found \(found)")
      }
    }
    return fields
  }

  private mutating func end() throws(ThemeIssue) {
    guard try isBlank() else { throw failure("expected the end of the line, found \(found)") }
  }

  private mutating func skipSpace() {
    while let next = rest.first, next == " " || next == "\t" { rest.removeFirst() }
  }

  private mutating func peek(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    return rest.first == scalar
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek(scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private var found: String {
    rest.isEmpty ? "the end of the line" : "\"\(String(rest.prefix(12)))\""
  }

  private static func isKeyScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      || scalar == "-" || scalar == "_" || scalar == "."
  }
}
