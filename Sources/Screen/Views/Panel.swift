/// A box with a title around something.
///
///     let panel = Panel("Loss", trailing: "live", isFocused: true)
///     panel.draw(in: area, on: &screen)
///     chart.draw(in: panel.inner(of: area), on: &screen)
///
/// In an area too low or narrow for a box it draws nothing and leaves the whole area to its
/// content.
package struct Panel: View {
  /// The heading in the upper edge.
  package var title: [TextRun]
  /// A remark at the right of the upper edge.
  package var trailing: [TextRun]
  /// A remark at the left of the lower edge.
  package var caption: [TextRun]
  /// Whether keys go here; drawn with heavier lines, not with colour alone.
  package var isFocused: Bool

  /// A box whose title and remarks are in styles of their own.
  package init(
    title: [TextRun], trailing: [TextRun] = [], caption: [TextRun] = [], isFocused: Bool = false
  ) {
    self.title = title
    self.trailing = trailing
    self.caption = caption
    self.isFocused = isFocused
  }

  /// A box with a plain title.
  package init(
    _ title: String = "", trailing: String = "", caption: String = "", isFocused: Bool = false
  ) {
    self.init(
      title: title.isEmpty ? [] : [TextRun(title, .title)],
      trailing: trailing.isEmpty ? [] : [TextRun(trailing, .dim)],
      caption: caption.isEmpty ? [] : [TextRun(caption, .dim)], isFocused: isFocused)
  }

  /// Where the content goes.
  package func inner(of area: Area) -> Area {
    Self.fits(area) ? area.inset(by: 1) : area
  }

  /// Draws the box and its remarks.
  package func draw(in area: Area, on screen: inout Screen) {
    guard Self.fits(area) else { return }
    drawEdges(of: area, on: &screen)
    let room = area.width - 4
    let used = write(title, from: area.x + 2, y: area.y, room: room, on: &screen)
    let length = trailing.reduce(0) { $0 + $1.width } + 2
    if !trailing.isEmpty, used + length + 1 <= room {
      write(trailing, from: area.right - 2 - length, y: area.y, room: length, on: &screen)
    }
    write(caption, from: area.x + 2, y: area.bottom - 1, room: room, on: &screen)
  }

  /// Draws the box and a view within.
  package func draw(around content: some View, in area: Area, on screen: inout Screen) {
    draw(in: area, on: &screen)
    content.draw(in: inner(of: area), on: &screen)
  }

  private static func fits(_ area: Area) -> Bool { area.width >= 3 && area.height >= 3 }

  private func drawEdges(of area: Area, on screen: inout Screen) {
    let role: Role = isFocused ? .focusedBorder : .border
    let glyphs: [Unicode.Scalar] =
      isFocused ? ["┏", "┓", "┗", "┛", "━", "┃"] : ["╭", "╮", "╰", "╯", "─", "│"]
    let (right, bottom) = (area.right - 1, area.bottom - 1)
    for x in area.x + 1..<right {
      screen.put(glyphs[4], x: x, y: area.y, role: role)
      screen.put(glyphs[4], x: x, y: bottom, role: role)
    }
    for y in area.y + 1..<bottom {
      screen.put(glyphs[5], x: area.x, y: y, role: role)
      screen.put(glyphs[5], x: right, y: y, role: role)
    }
    screen.put(glyphs[0], x: area.x, y: area.y, role: role)
    screen.put(glyphs[1], x: right, y: area.y, role: role)
    screen.put(glyphs[2], x: area.x, y: bottom, role: role)
    screen.put(glyphs[3], x: right, y: bottom, role: role)
  }

  /// Writes runs between two blanks on an edge; too long a text ends in an ellipsis.
  @discardableResult
  private func write(
    _ runs: [TextRun], from x: Int, y: Int, room: Int, on screen: inout Screen
  ) -> Int {
    let length = runs.reduce(0) { $0 + $1.width }
    guard length > 0, room >= 3 else { return 0 }
    let used = min(length, room - 2)
    screen.put(" ", x: x, y: y)
    screen.write(runs, x: x + 1, y: y, limit: used)
    if length > used { screen.put("…", x: x + used, y: y, role: runs[0].role) }
    screen.put(" ", x: x + used + 1, y: y)
    return used + 2
  }
}
