/// A grid of glyphs: a maze, a pile of blocks, a room.
///
///     SceneView([["#", TextRun("@", .cursor), " .#"]], focus: (1, 0)).draw(in: area, on: &screen)
package struct SceneView: View {
  /// The rows from top to bottom.
  package var rows: [[TextRun]]
  /// The glyph to keep in view where the scene is larger than the area.
  package var focus: (x: Int, y: Int)?
  /// A line below the scene.
  package var caption: String
  /// Whether it is drawn larger where there is room.
  package var isPlan: Bool

  /// A scene.
  package init(
    _ rows: [[TextRun]], focus: (x: Int, y: Int)? = nil, caption: String = "", isPlan: Bool = false
  ) {
    self.rows = rows
    self.focus = focus
    self.caption = caption
    self.isPlan = isPlan
  }

  /// Draws the scene in the middle of the area, or the part around the focus where it is larger.
  package func draw(in area: Area, on screen: inout Screen) {
    let words = Paragraph(caption, role: .hint, alignment: .centre)
    let (body, foot) = area.cut(bottom: captionRows(words, in: area))
    let width = rows.reduce(0) { max($0, $1.reduce(0) { $0 + $1.width }) }
    let factor = isPlan ? Self.factor(of: width, rows.count, in: body) : 1
    let cells = factor > 1 ? ScenePlan(cells, width: width).enlarged(factor) : cells
    let left = Self.start(showing: focus?.x, of: width * factor, in: body.width)
    let top = Self.start(showing: focus?.y, of: cells.count, in: body.height)
    for (number, row) in cells.enumerated() {
      let y = body.y - top + number
      guard y >= body.y, y < body.bottom else { continue }
      for (column, cell) in row.enumerated() {
        let x = body.x - left + column
        guard x >= body.x, x < body.right else { continue }
        screen.put(cell.scalar, x: x, y: y, role: cell.role, cell.attributes)
      }
    }
    words.draw(in: foot, on: &screen)
  }

  /// A caption takes the rows that it needs, as far as the scene leaves them.
  private func captionRows(_ words: Paragraph, in area: Area) -> Int {
    guard !caption.isEmpty, area.height >= 3 else { return 0 }
    return min(words.height(width: max(area.width, 1)), max(1, area.height - rows.count))
  }

  /// The glyphs row by row.
  private var cells: [[Cell]] {
    rows.map { row in
      row.flatMap { run in
        TerminalText.composed(run.text).unicodeScalars.map { Cell($0, run.role, run.attributes) }
      }
    }
  }

  /// How many times larger it fits.
  private static func factor(of width: Int, _ height: Int, in body: Area) -> Int {
    guard width > 0, height > 0 else { return 1 }
    return min(max(min(body.width / width, body.height / height), 1), largestFactor)
  }

  private static let largestFactor = 4

  /// The first line in view; negative where there is room on both sides.
  private static func start(showing focus: Int?, of count: Int, in room: Int) -> Int {
    guard count > room else { return -((room - count) / 2) }
    return min(max((focus ?? 0) - room / 2, 0), count - room)
  }
}
