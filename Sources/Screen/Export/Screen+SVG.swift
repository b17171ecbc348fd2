extension Screen {
  /// The screen as a picture, for a report or a page.
  ///
  /// Every run of cells that look alike is one element, stretched to its columns, so that the
  /// picture keeps its grid whatever font is at hand.
  package func svg(theme: Theme = .builtIn) -> String {
    let (across, down) = (8, 17)
    let size = "width=\"\(width * across)\" height=\"\(height * down)\""
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) font-family="monospace" font-size="13">
      <rect width="100%" height="100%" fill="\(theme.backgroundColor.hex)"/>

      """
    for row in 0..<height {
      forEachRun(inRow: row, theme) { columns, style in
        let (ink, paper) = style.inks(theme)
        let (x, y, length) = (columns.lowerBound * across, row * down, columns.count * across)
        if let paper {
          let place = "x=\"\(x)\" y=\"\(y)\" width=\"\(length)\" height=\"\(down)\""
          text += "<rect \(place) fill=\"\(paper.hex)\"/>\n"
        }
        let words = cells[row * width + columns.lowerBound..<row * width + columns.upperBound]
        guard words.contains(where: { $0.scalar != " " }) else { return }
        let place = "x=\"\(x)\" y=\"\(y + 13)\" textLength=\"\(length)\" fill=\"\(ink.hex)\""
        text += "<text \(place) xml:space=\"preserve\"\(style.svgAttributes)>"
        for column in columns {
          if let glyph = glyph(x: column, y: row) { text += Self.escaped(glyph) }
        }
        text += "</text>\n"
      }
    }
    return text + "</svg>\n"
  }

  /// Calls `body` with every stretch of a row that looks alike.
  private func forEachRun(
    inRow row: Int, _ theme: Theme, _ body: (Range<Int>, Style) -> Void
  ) {
    var start = 0
    while start < width {
      let style = theme.style(of: cells[row * width + start], depth: .truecolor)
      var end = start + 1
      while end < width, theme.style(of: cells[row * width + end], depth: .truecolor) == style {
        end += 1
      }
      body(start..<end, style)
      start = end
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(Character(scalar))
    }
  }
}

extension Style {
  /// The colours of strokes and ground, the ground nil where it is the page's.
  fileprivate func inks(_ theme: Theme) -> (ink: RGB, paper: RGB?) {
    let white = theme.variant == .dark ? RGB(229, 229, 229) : RGB(0, 0, 0)
    let ink = foreground.rgb ?? theme[.text].foreground.rgb ?? white
    let paper = background.rgb ?? theme.backgroundColor
    if attributes.contains(.reverse) { return (paper, ink) }
    return (ink, paper == theme.backgroundColor ? nil : paper)
  }

  fileprivate var svgAttributes: String {
    var text = ""
    if attributes.contains(.bold) { text += " font-weight=\"bold\"" }
    if attributes.contains(.italic) { text += " font-style=\"italic\"" }
    if attributes.contains(.underline) { text += " text-decoration=\"underline\"" }
    if attributes.contains(.dim) { text += " opacity=\"0.6\"" }
    return text
  }
}
