extension Screen {
  /// The screen as a picture, for a report or a page.
  ///
  /// Curves, frames and bars are paths, which no font can spoil. Words are one element for every run
  /// of cells that look alike, stretched to its columns, so that the picture keeps its grid.
  package func svg(theme: Theme = .builtIn) -> String {
    let (across, down) = (SVGPaths.across, SVGPaths.down)
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
        guard let words = words(in: columns, row: row) else { return }
        let place = "x=\"\(x)\" y=\"\(y + 13)\" textLength=\"\(length)\" fill=\"\(ink.hex)\""
        text += "<text \(place) xml:space=\"preserve\"\(style.svgAttributes)>\(words)</text>\n"
      }
    }
    return text + paths(theme) + "</svg>\n"
  }

  /// The words of some columns, escaped, with blanks where something is drawn; `nil` where there are
  /// none.
  private func words(in columns: Range<Int>, row: Int) -> String? {
    var words = ""
    for column in columns {
      guard let glyph = glyph(x: column, y: row) else { continue }
      words += SVGPaths.isDrawn(glyph) ? " " : Self.escaped(glyph)
    }
    return words.contains { $0 != " " } ? words : nil
  }

  /// What is drawn, a path for each look.
  private func paths(_ theme: Theme) -> String {
    var paths = SVGPaths()
    for row in 0..<height {
      for column in 0..<width {
        let cell = self[column, row]
        guard SVGPaths.isDrawn(cell.scalar) else { continue }
        let style = theme.style(of: cell, depth: .truecolor)
        paths.add(cell.scalar, column: column, row: row, ink: style.inks(theme).ink, style)
      }
    }
    paths.add(self) { cell in
      let style = theme.style(of: cell, depth: .truecolor)
      return (style.inks(theme).ink, style)
    }
    return paths.text
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

  var svgAttributes: String {
    var text = ""
    if attributes.contains(.bold) { text += " font-weight=\"bold\"" }
    if attributes.contains(.italic) { text += " font-style=\"italic\"" }
    if attributes.contains(.underline) { text += " text-decoration=\"underline\"" }
    if attributes.contains(.dim) { text += " opacity=\"0.6\"" }
    return text
  }
}
