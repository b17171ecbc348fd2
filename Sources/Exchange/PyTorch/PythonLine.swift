/// Lines of Python that are not too long.
enum PythonLine {
  /// The most characters of a line.
  private static let most = 100

  /// A statement on as many lines as it takes: what is too long is broken within parentheses.
  static func wrapped(_ line: String) -> [String] {
    guard line.count > most, !line.contains("\n") else { return [line] }
    let indent = String(line.prefix { $0 == " " })
    if line.hasPrefix(indent + "def "), let open = line.firstIndex(of: "(") {
      let end = line.index(line.endIndex, offsetBy: -2)
      return [String(line[...open])]
        + broken(String(line[line.index(after: open)..<end]), indent + "    ") + [indent + "):"]
    }
    guard let equals = line.firstRange(of: " = ") else { return [line] }
    return [line[..<equals.upperBound] + "("]
      + broken(String(line[equals.upperBound...]), indent + "    ") + [indent + ")"]
  }

  /// Text on several lines, broken between words.
  private static func broken(_ text: String, _ indent: String) -> [String] {
    var lines: [String] = [], line = indent
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if line.count + word.count >= most, line != indent {
        lines.append(line)
        line = indent
      }
      line += (line == indent ? "" : " ") + word
    }
    return lines + [line]
  }
}
