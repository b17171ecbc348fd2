extension Screen {
  /// The screen as lines with escape sequences for colours, for a terminal or a pager; each line
  /// ends with all of them taken back.
  package func ansi(theme: Theme = .builtIn, depth: ColorDepth = .truecolor) -> String {
    var text = ""
    for row in 0..<height {
      var last = Style()
      for column in 0..<width {
        guard let glyph = glyph(x: column, y: row) else { continue }
        let style = theme.style(of: self[column, row], depth: depth)
        if style != last { text += style.escape }
        text.unicodeScalars.append(glyph)
        last = style
      }
      text += last == Style() ? "\n" : "\u{1B}[0m\n"
    }
    return text
  }
}

extension Style {
  /// The sequence that sets this look whatever was set before (ECMA-48, SGR).
  fileprivate var escape: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.italic) { codes.append("3") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let code = Self.code(foreground, base: 30) { codes.append(code) }
    if let code = Self.code(background, base: 40) { codes.append(code) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func code(_ color: Color, base: Int) -> String? {
    switch color {
    case .terminal: nil
    case .indexed(let index) where index < 8: "\(base + Int(index))"
    case .indexed(let index) where index < 16: "\(base + 52 + Int(index))"
    case .indexed(let index): "\(base + 8);5;\(index)"
    case .rgb(let rgb): "\(base + 8);2;\(rgb.red);\(rgb.green);\(rgb.blue)"
    }
  }
}
