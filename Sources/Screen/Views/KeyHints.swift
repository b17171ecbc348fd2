/// What the keys do here, in one row: the footer of every screen.
///
///     KeyHints([("Enter", "open"), ("p", "pause"), ("?", "help")]).draw(in: footer, on: &screen)
package struct KeyHints: View {
  /// Keys and what they do, the most important first.
  package var hints: [(key: String, action: String)]

  /// A row of hints.
  package init(_ hints: [(key: String, action: String)]) {
    self.hints = hints
  }

  /// Draws as many whole hints as fit, from the first.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    screen.fill(area.row(0), with: Cell(" ", .footer, on: .footer))
    var x = area.x
    for (key, action) in hints {
      let length = TerminalText.width(key) + TerminalText.width(action) + 1
      guard x + length <= area.right else { return }
      x += screen.write(key, x: x, y: area.y, role: .key, .bold)
      x += 1 + screen.write(action, x: x + 1, y: area.y, role: .action) + 2
    }
  }

  /// The hint drawn at a column of the screen, for the mouse.
  package func hint(atX column: Int, in area: Area) -> Int? {
    var x = area.x
    for (index, (key, action)) in hints.enumerated() {
      let length = TerminalText.width(key) + TerminalText.width(action) + 1
      guard x + length <= area.right else { return nil }
      if column >= x, column < x + length { return index }
      x += length + 2
    }
    return nil
  }
}
