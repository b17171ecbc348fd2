/// A question or a message over everything else, which is dimmed.
///
///     Modal("Stop the run?", "It can be resumed later.", choices: [("y", "stop"), ("Esc", "go on")])
package struct Modal: View {
  /// The heading.
  package var title: String
  /// The message.
  package var message: [TextRun]
  /// The keys that answer, and what each means.
  package var choices: [(key: String, action: String)]
  /// The most columns to take, with the border.
  package var width: Int

  /// A message with the keys that answer it.
  package init(
    _ title: String, _ message: [TextRun], choices: [(key: String, action: String)], width: Int = 60
  ) {
    self.title = title
    self.message = message
    self.choices = choices
    self.width = width
  }

  /// A plain message with the keys that answer it.
  package init(
    _ title: String, _ message: String, choices: [(key: String, action: String)], width: Int = 60
  ) {
    self.init(title, [TextRun(message)], choices: choices, width: width)
  }

  /// Dims the area and draws the box in its middle, as high as the message needs.
  package func draw(in area: Area, on screen: inout Screen) {
    let room = min(width, area.width) - 4
    let rows = Paragraph(message).height(width: max(1, room))
    let inner = Self.open(title, width: width, height: rows + 4, in: area, on: &screen)
    let (text, foot) = inner.cut(bottom: choices.isEmpty ? 0 : 1)
    Paragraph(message).draw(in: text.inset(horizontal: 1, vertical: 0), on: &screen)
    var runs: [TextRun] = []
    for (key, action) in choices {
      runs += [TextRun(key, .key, .bold), TextRun(" \(action)   ", .action)]
    }
    screen.write(runs, x: foot.x + 1, y: foot.y, limit: foot.isEmpty ? 0 : foot.width - 1)
  }

  /// Dims an area, clears a box in its middle and returns the space within, for overlays that hold
  /// views of their own.
  package static func open(
    _ title: String, width: Int, height: Int, in area: Area, on screen: inout Screen
  ) -> Area {
    screen.mark(area, .dim)
    let box = area.centred(width: width, height: height)
    screen.fill(box, with: Cell(" ", .text, on: .modal))
    let panel = Panel(title, isFocused: true)
    panel.draw(in: box, on: &screen)
    return panel.inner(of: box)
  }
}
