/// A short message in the lower right corner that goes away by itself.
package struct Toast: View {
  /// The message.
  package var message: String
  /// How serious it is: `.good`, `.warn`, `.bad` or plain text.
  package var role: Role
  /// A key that takes back what happened, such as `u`; empty if there is none.
  package var undoKey: String

  /// A message.
  package init(_ message: String, role: Role = .text, undoKey: String = "") {
    self.message = message
    self.role = role
    self.undoKey = undoKey
  }

  /// Draws the message in the last row of the area, as wide as it needs.
  package func draw(in area: Area, on screen: inout Screen) {
    guard area.width >= 3, area.height > 0 else { return }
    let mark = role == .good ? "✓ " : role == .warn ? "⚠ " : role == .bad ? "✗ " : ""
    let tail = undoKey.isEmpty ? "" : "  \(undoKey) undo"
    let room = area.width - 2 - TerminalText.width(tail)
    let text = TerminalText.fitted(mark + message, to: max(0, room))
    let width = min(area.width, TerminalText.width(text + tail) + 2)
    let box = Area(x: area.right - width, y: area.bottom - 1, width: width, height: 1)
    screen.fill(box, with: Cell(" ", .toast, on: .toast))
    let used = screen.write(text, x: box.x + 1, y: box.y, role: role)
    screen.write(tail, x: box.x + 1 + used, y: box.y, role: .key, limit: max(0, width - 2 - used))
  }
}
