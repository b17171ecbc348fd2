/// Text that wraps, scrolls and is aligned.
///
///     Paragraph("A system is a value.", role: .dim).draw(in: area, on: &screen)
package struct Paragraph: View {
  /// The text in runs; line ends break lines.
  package var runs: [TextRun]
  /// Where each line stands.
  package var alignment: Alignment
  /// Whether long lines go on in the next row; else they end in an ellipsis.
  package var wraps: Bool
  /// The first line shown.
  package var offset: Int

  /// Text in several styles.
  package init(_ runs: [TextRun], alignment: Alignment = .left, wraps: Bool = true, offset: Int = 0)
  {
    self.runs = runs
    self.alignment = alignment
    self.wraps = wraps
    self.offset = max(0, offset)
  }

  /// Text in one style.
  package init(
    _ text: String, role: Role = .text, alignment: Alignment = .left, wraps: Bool = true,
    offset: Int = 0
  ) {
    self.init([TextRun(text, role)], alignment: alignment, wraps: wraps, offset: offset)
  }

  /// How many rows it takes at a width.
  package func height(width: Int) -> Int {
    lines(of: runs.flatMap { Array(TerminalText.composed($0.text).unicodeScalars) }, width: width)
      .count
  }

  /// Draws the lines from `offset` that fit.
  package func draw(in area: Area, on screen: inout Screen) {
    var scalars: [Unicode.Scalar] = []
    var owners: [Int] = []
    for (number, run) in runs.enumerated() {
      scalars += TerminalText.composed(run.text).unicodeScalars
      owners += Array(repeating: number, count: scalars.count - owners.count)
    }
    let lines = lines(of: scalars, width: area.width).dropFirst(offset).prefix(area.height)
    for (row, line) in lines.enumerated() {
      let shown = min(line.count, area.width)
      let x = area.x + alignment.indent(of: shown, in: area.width)
      for (column, index) in line.prefix(shown).enumerated() {
        let isCut = column == area.width - 1 && line.count > area.width
        let run = runs[owners[index]]
        let scalar = isCut ? "…" : scalars[index] == "\t" ? " " : scalars[index]
        screen.put(scalar, x: x + column, y: area.y + row, role: run.role, run.attributes)
      }
    }
  }

  private func lines(of scalars: [Unicode.Scalar], width: Int) -> [Range<Int>] {
    Wrapping.lines(of: scalars, width: wraps ? width : .max)
  }
}
