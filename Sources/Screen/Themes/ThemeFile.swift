/// The entries of a theme file, before any of them has a meaning.
///
/// The format is a small part of TOML: sections `[name]`, and on a line each `key = value`, where a
/// value is a string, an array of strings on one line, or a table `{ fg = "...", mods = [...] }`.
/// Keys may be dotted. A comment starts with `#` outside of a string.
struct ThemeFile {
  /// A value.
  enum Value: Hashable {
    case string(String)
    case array([String])
    case table([Field])

    var kind: String {
      switch self {
      case .string: "a string"
      case .array: "an array"
      case .table: "a table"
      }
    }
  }

  /// A key of a table with its value.
  struct Field: Hashable {
    var key: String
    var value: Value
  }

  /// A line that sets something.
  struct Entry: Hashable {
    var line: Int
    /// The section and the key, joined by dots.
    var path: String
    var value: Value
  }

  let name: String
  private(set) var entries: [Entry] = []

  /// A file that something else has read.
  init(name: String, entries: [Entry]) {
    self.name = name
    self.entries = entries
  }

  /// Reads the lines of a file.
  ///
  /// Throws at the first one that is not understood.
  init(_ text: String, name: String) throws(ThemeIssue) {
    self.name = name
    var section = ""
    var lines: [String: Int] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      var reader = ThemeReader(line, theme: name, line: index + 1)
      if try reader.isBlank() { continue }
      if let header = try reader.section() {
        section = header
        continue
      }
      let key = try reader.key()
      let value = try reader.assignment()
      let path = section.isEmpty ? key : section + "." + key
      if let earlier = lines.updateValue(index + 1, forKey: path) {
        throw ThemeIssue(
          theme: name, line: index + 1, message: "\"\(path)\" was already set in line \(earlier)")
      }
      entries.append(Entry(line: index + 1, path: path, value: value))
    }
  }
}
