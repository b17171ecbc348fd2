public import Screen

extension Dashboard {
  /// What is to be seen in this size.
  public func view(width: Int, height: Int) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs)
    draw(on: &screen)
    return screen
  }

  /// Draws what is to be seen on an empty screen.
  public func draw(on screen: inout Screen) {
    let (header, rest) = screen.area.cut(top: 1)
    let (body, footer) = rest.cut(bottom: 1)
    screen.lay(.header, under: header)
    screen.write("athanor", x: 1, y: header.y, role: .title)
    SessionTable(
      sessions: homeRows.compactMap { row in
        guard case .session(let name) = row else { return nil }
        return sessions[name]
      }, selection: home.index(in: homeRows), marked: home.marked, emptyText: "No sessions yet."
    ).draw(in: body, on: &screen)
    screen.lay(.footer, under: footer)
    if let toast { screen.write(toast.text, x: 1, y: footer.y, role: toast.role) }
    if case .question(let question) = overlay {
      screen.write(question.text + " y n", x: 1, y: footer.y, role: .warn)
    }
  }
}
