import Screen

extension Dashboard {
  /// Draws a filter in its line, with a cursor while it is being written.
  func drawFilter(_ filter: FilterField, in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let field = filter.field
    let used = screen.write("/", x: area.x, y: area.y, role: .key, .bold)
    let room = max(0, area.width - used - 1)
    let first = max(0, field.cursor - room + 1)
    for (column, scalar) in field.scalars.dropFirst(first).prefix(room).enumerated() {
      screen.put(scalar, x: area.x + used + column, y: area.y, role: .match)
    }
    guard filter.isTyping, room > 0 else { return }
    let column = area.x + used + field.cursor - first
    screen.put(screen[column, area.y].scalar, x: column, y: area.y, role: .cursor, .reverse)
  }
}
