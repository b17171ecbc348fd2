import Screen

// Whatever the mouse does, a key does too.
extension Dashboard {
  mutating func use(_ mouse: Mouse) -> [Effect] {
    guard breadth > .line else { return [] }
    switch mouse.deed {
    case .wheelUp: return turn(.up)
    case .wheelDown: return turn(.down)
    case .press: return click(x: mouse.x, y: mouse.y)
    case .drag, .release: return []
    }
  }

  private mutating func turn(_ action: Action) -> [Effect] {
    if case .question = overlay { return [] }
    return perform(action)
  }

  private mutating func click(x: Int, y: Int) -> [Effect] {
    let frame = Frame(Area(width: size.width, height: size.height))
    if frame.footer.contains(x: x, y: y) {
      let area = frame.footer.inset(horizontal: 1, vertical: 0)
      guard let hint = footer.hint(atX: x, in: area) else { return [] }
      return perform(hints[hint].action)
    }
    guard overlay == nil else { return [] }
    if frame.header.contains(x: x, y: y) {
      guard let action = tab(atX: x, in: frame.header) else { return [] }
      return perform(action)
    }
    return clickRow(atY: y, in: frame.body)
  }

  /// Selects a row; a row that is selected already is opened.
  private mutating func clickRow(atY y: Int, in body: Area) -> [Effect] {
    switch page {
    case .home:
      guard let row = homeRow(atY: y, in: body) else { return [] }
      let rows = homeRows
      guard home.index(in: rows) != row else { return perform(.open) }
      home.select(row, in: rows)
    case .systems:
      guard let row = choice(atY: y, in: body) else { return [] }
      guard newRun.index(in: choices) != row else { return perform(.open) }
      newRun.select(row, in: choices)
    case .form, .compare, .session: break
    }
    return []
  }
}
