import Screen

// Whatever the mouse does, a key does too.
extension Dashboard {
  mutating func use(_ mouse: Mouse) -> [Effect] {
    guard breadth > .line else { return [] }
    switch mouse.deed {
    case .wheelUp: return wheel(mouse, .up)
    case .wheelDown: return wheel(mouse, .down)
    case .press: return click(x: mouse.x, y: mouse.y)
    case .drag: return []
    case .release:
      guard let (session, value) = chart(under: mouse) else {
        charts.release(at: nil, in: 0...1)
        return []
      }
      charts.release(at: value.value, in: steps(of: session))
      return []
    }
  }

  /// The chart under the mouse, if it is over one.
  private func chart(under mouse: Mouse) -> (session: Session, at: (series: String, value: Double))?
  {
    guard case .session(let name, .run) = page, overlay == nil, let session = shown[name] else {
      return nil
    }
    let body = Frame(Area(width: size.width, height: size.height)).body
    return chart(atX: mouse.x, y: mouse.y, of: session, in: body).map { (session, $0) }
  }

  /// Over a chart the wheel zooms; elsewhere it scrolls.
  private mutating func wheel(_ mouse: Mouse, _ action: Action) -> [Effect] {
    guard let (session, place) = chart(under: mouse) else { return turn(action) }
    charts.zoom(by: action == .up ? 1.25 : 0.8, around: place.value, in: steps(of: session))
    return []
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
    if let (_, place) = chart(under: Mouse(.press, x: x, y: y)) {
      charts.press(place.series, at: place.value)
      return []
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
    case .form, .compare, .machine, .session: break
    }
    return []
  }
}
