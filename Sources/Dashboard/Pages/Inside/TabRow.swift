import Screen

/// Names beside each other, one of them chosen; scrolled so that it is in view.
struct TabRow: View {
  var titles: [String]
  var selection: Int?

  func draw(in area: Area, on screen: inout Screen) {
    var x = area.x - start(in: area)
    for (index, title) in titles.enumerated() {
      let width = TerminalText.width(title) + 2
      let isChosen = index == selection
      let place = Area(x: x, y: area.y, width: width, height: area.height).intersection(area)
      if isChosen { screen.lay(.selection, under: place, .bold) }
      for (column, scalar) in title.unicodeScalars.enumerated()
      where area.contains(x: x + 1 + column, y: area.y) {
        screen.put(scalar, x: x + 1 + column, y: area.y, role: isChosen ? .strong : .action)
      }
      x += width + 1
    }
    if start(in: area) > 0 { screen.write("… ", x: area.x, y: area.y, role: .dim) }
    // The blank behind the last title needs no room.
    if x - 2 > area.right { screen.write(" …", x: area.right - 2, y: area.y, role: .dim) }
  }

  /// The tab drawn at a column of the screen.
  func tab(atX column: Int, in area: Area) -> Int? {
    var x = area.x - start(in: area)
    for (index, title) in titles.enumerated() {
      let width = TerminalText.width(title) + 2
      if column >= x, column < x + width { return index }
      x += width + 1
    }
    return nil
  }

  private func start(in area: Area) -> Int {
    guard let selection, titles.indices.contains(selection) else { return 0 }
    // Beside the chosen one there is room for the sign that others follow.
    let end = titles[...selection].reduce(2) { $0 + TerminalText.width($1) + 3 }
    let whole = titles.reduce(-2) { $0 + TerminalText.width($1) + 3 }
    return max(0, min(end, whole) - area.width)
  }
}
