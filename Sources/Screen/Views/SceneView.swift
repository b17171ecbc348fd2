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

  /// A scene.
  package init(_ rows: [[TextRun]], focus: (x: Int, y: Int)? = nil, caption: String = "") {
    self.rows = rows
    self.focus = focus
    self.caption = caption
  }

  /// Draws the scene in the middle of the area, or the part around the focus where it is larger.
  package func draw(in area: Area, on screen: inout Screen) {
    let (body, foot) = area.cut(bottom: caption.isEmpty || area.height < 3 ? 0 : 1)
    let width = rows.reduce(0) { max($0, $1.reduce(0) { $0 + $1.width }) }
    let left = Self.start(showing: focus?.x, of: width, in: body.width)
    let top = Self.start(showing: focus?.y, of: rows.count, in: body.height)
    for (number, row) in rows.enumerated() {
      let y = body.y - top + number
      guard y >= body.y, y < body.bottom else { continue }
      var x = body.x - left
      for run in row {
        for scalar in TerminalText.composed(run.text).unicodeScalars {
          if x >= body.x, x < body.right {
            screen.put(scalar, x: x, y: y, role: run.role, run.attributes)
          }
          x += 1
        }
      }
    }
    guard foot.height > 0 else { return }
    screen.write(
      TextRun(caption, .hint), x: foot.x, y: foot.y, width: foot.width, alignment: .centre)
  }

  /// The first line in view; negative where there is room on both sides.
  private static func start(showing focus: Int?, of count: Int, in room: Int) -> Int {
    guard count > room else { return -((room - count) / 2) }
    return min(max((focus ?? 0) - room / 2, 0), count - room)
  }
}
