/// A Swift file as tokens, without comments and without what stands in quotes.
struct SwiftSource {
  /// A word or a mark, with the line it is on.
  struct Token {
    var text: String
    var line: Int
  }

  /// The words and marks, in order.
  let tokens: [Token]
  /// How many lines it has.
  let lineCount: Int

  init(_ text: String) {
    var scanner = SwiftScanner(text)
    scanner.scan()
    tokens = scanner.tokens
    lineCount = scanner.line - 1
  }

  /// A function with a body.
  struct Function {
    var name: String
    /// From the line of its name to that of its closing brace.
    var lineCount: Int
  }

  /// Every function and initialiser with a body.
  var functions: [Function] {
    tokens.indices.compactMap { index in
      let isCall = index > 0 && tokens[index - 1].text == "."
      guard tokens[index].text == "func" || tokens[index].text == "init", !isCall,
        let open = body(after: index), let close = end(of: open)
      else { return nil }
      let isNamed = tokens[index].text == "func"
      return Function(
        name: isNamed ? tokens[index + 1].text : "init",
        lineCount: tokens[close].line - tokens[index].line + 1)
    }
  }

  private static let declarations: Set = [
    "func", "init", "var", "let", "case", "static", "mutating", "associatedtype", "subscript", "@",
    "struct", "enum", "public", "}",
  ]

  /// The brace that opens the body of a declaration; `nil` where it has none.
  private func body(after start: Int) -> Int? {
    var depth = 0
    for index in tokens.indices.dropFirst(start + 1) {
      switch tokens[index].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case let text where depth == 0 && Self.declarations.contains(text): return nil
      default: break
      }
    }
    return nil
  }

  private func end(of open: Int) -> Int? {
    var depth = 0
    for index in tokens.indices.dropFirst(open) {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The names of types, functions, properties and cases that are declared, each with its line.
  var declaredNames: [(name: String, line: Int, isType: Bool)] {
    var names: [(name: String, line: Int, isType: Bool)] = []
    for (keyword, next) in zip(tokens, tokens.dropFirst()) where next.isName {
      if Self.typeKeywords.contains(keyword.text) { names.append((next.text, next.line, true)) }
      if Self.keywords.contains(keyword.text) { names.append((next.text, next.line, false)) }
    }
    return names
  }

  private static let typeKeywords: Set = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
  ]
  private static let keywords: Set = ["func", "var", "let", "case"]
}

extension SwiftSource.Token {
  var isName: Bool { text.unicodeScalars.first.map { $0.properties.isXIDStart } == true }
}

/// The words of a name in camel case, in small letters.
func words(of name: String) -> [String] {
  var words: [String] = []
  var wasCapital = false
  for character in name where character.isLetter {
    if words.isEmpty || character.isUppercase && !wasCapital { words.append("") }
    words[words.count - 1] += character.lowercased()
    wasCapital = character.isUppercase
  }
  return words
}
