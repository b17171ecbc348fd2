/// Text from outside, made fit for a line on a terminal: what could be an order to it becomes `?`,
/// and what is over `most` characters is cut.
package func printable(_ text: String, most: Int = 80) -> String {
  if text.utf8.count <= most, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  let safe = text.unicodeScalars.prefix(most).map { $0.isTerminalOrder ? "?" : Character($0) }
  return String(safe) + (text.unicodeScalars.count > most ? "..." : "")
}

/// JSON in which every character that could be an order to a terminal is written as its number.
package func escaped(_ json: String) -> String {
  if json.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return json }
  return json.unicodeScalars.reduce(into: "") { text, scalar in
    guard scalar.isTerminalOrder else { return text.unicodeScalars.append(scalar) }
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal could take a character for more than a letter: controls, marks that turn
  /// the direction of writing, and what has no meaning that all agree on.
  package var isTerminalOrder: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }
}
