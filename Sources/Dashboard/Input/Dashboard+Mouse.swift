import Screen

// Whatever the mouse does, a key does too.
extension Dashboard {
  mutating func use(_ mouse: Mouse) -> [Effect] {
    guard breadth > .line else { return [] }
    let frame = Frame(Area(width: size.width, height: size.height))
    if mouse.deed == .press, let action = action(atX: mouse.x, y: mouse.y, in: frame) {
      return perform(action)
    }
    if overlay == nil, let effects = page.content.use(mouse, in: frame.body, of: &self) {
      return effects
    }
    switch mouse.deed {
    case .wheelUp: return turn(.up)
    case .wheelDown: return turn(.down)
    case .release: charts.release(at: nil, in: 0...1)
    case .press, .drag: break
    }
    return []
  }

  private mutating func turn(_ action: Action) -> [Effect] {
    if case .question = overlay { return [] }
    return perform(action)
  }

  /// What is offered at a place around the page.
  private func action(atX x: Int, y: Int, in frame: Frame) -> Action? {
    if frame.footer.contains(x: x, y: y) {
      let area = frame.footer.inset(horizontal: 1, vertical: 0)
      return footer.hint(atX: x, in: area).map { hints[$0].action }
    }
    guard overlay == nil, frame.header.contains(x: x, y: y) else { return nil }
    return tab(atX: x, in: frame.header)
  }
}
