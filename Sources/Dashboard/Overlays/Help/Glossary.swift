/// The words that screens use, and what they mean.
package struct Glossary: Sendable {
  /// What one thing is called, and what it is.
  package struct Entry: Hashable, Sendable {
    /// Its names, the usual one first or behind its symbol.
    package var names: [String]
    package var text: String
  }

  /// In the order in which they are explained.
  package let entries: [Entry]

  /// A glossary of these words.
  package init(_ entries: [Entry] = []) { self.entries = entries }

  /// Reads the guide: entries are items such as `- **δ, delta**: what it is`, which go on in lines that
  /// are indented.
  package init(markdown: String) {
    var entries: [Entry] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let entry = Entry(item: line) {
        entries.append(entry)
      } else if line.hasPrefix("  "), !entries.isEmpty {
        entries[entries.count - 1].text += " " + Entry.plain(line.dropFirst(2))
      }
    }
    self.entries = entries
  }

  /// The words that stand in a text, plurals among them.
  func entries(in text: String) -> [Entry] {
    let words = Array(text.lowercased().unicodeScalars)
    return entries.filter { entry in
      entry.names.contains {
        $0.isTelling && words.containsWord(Array($0.lowercased().unicodeScalars))
      }
    }
  }

  /// The words whose name or explanation has a text in it.
  func entries(matching wanted: TextMatch) -> [Entry] {
    entries.filter { wanted.matches($0.names + [$0.text]) }
  }
}

extension Glossary.Entry {
  /// Reads the first line of an entry; `nil` where it begins none.
  fileprivate init?(item line: Substring) {
    guard line.hasPrefix("- **"), let end = line.firstRange(of: "**:") else { return nil }
    let names = line[line.index(line.startIndex, offsetBy: 4)..<end.lowerBound]
    self.names = names.split(separator: ",").map { String($0.drop { $0 == " " }) }
    text = Self.plain(line[end.upperBound...].drop { $0 == " " })
  }

  /// Text without the marks of emphasis and code.
  fileprivate static func plain(_ text: Substring) -> String {
    String(text.filter { $0 != "`" && $0 != "*" })
  }
}

extension String {
  /// Whether its being on a screen says that the thing is meant: a single Latin letter may be anything.
  fileprivate var isTelling: Bool { count > 1 || !utf8.allSatisfy { $0 < 0x80 } }
}

extension [Unicode.Scalar] {
  /// Whether a word, or its plural, stands here with no letter before and none behind.
  fileprivate func containsWord(_ word: [Unicode.Scalar]) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    for start in 0...count - word.count where self[start] == first {
      var end = start + word.count
      guard self[start..<end].elementsEqual(word) else { continue }
      if end < count, self[end] == "s" { end += 1 }
      let isBegun = start == 0 || !self[start - 1].properties.isAlphabetic
      if isBegun, end == count || !self[end].properties.isAlphabetic { return true }
    }
    return false
  }
}
