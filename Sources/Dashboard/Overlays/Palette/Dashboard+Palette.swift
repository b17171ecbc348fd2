import Screen

/// The state of the command palette.
struct PaletteState: Sendable {
  /// A few letters of what is wanted.
  private(set) var query = TextField()
  /// The selected command among those that fit.
  private(set) var selected = 0

  /// Takes a key in; `false` if it does not write.
  mutating func write(_ key: Key) -> Bool {
    guard query.press(key) else { return false }
    selected = 0
    return true
  }

  mutating func move(by lines: Int, of count: Int) {
    let (sum, isPast) = selected.addingReportingOverflow(lines)
    if !isPast { selected = min(max(sum, 0), max(count - 1, 0)) }
  }
}

extension Dashboard {
  /// The commands of the page that fit, the best fitting first.
  func commands(_ palette: PaletteState) -> [(binding: Binding, match: FuzzyMatch)] {
    let found = keys.bindings(in: pageContext).filter { $0.action != .palette }
      .compactMap { binding in
        FuzzyMatch(palette.query.text, in: binding.help).map { (binding: binding, match: $0) }
      }
    return found.enumerated()
      .sorted { ($0.element.match.score, $1.offset) > ($1.element.match.score, $0.offset) }
      .map(\.element)
  }

  /// Moves in the palette, leaves it, or does what is selected.
  mutating func act(on palette: PaletteState, _ action: Action) -> [Effect] {
    var palette = palette
    let commands = commands(palette)
    switch action {
    case .back: overlay = nil
    case .open:
      overlay = nil
      guard commands.indices.contains(palette.selected) else { return [] }
      return perform(commands[palette.selected].binding.action)
    default:
      palette.move(by: lines(for: action, of: commands.count), of: commands.count)
      overlay = .palette(palette)
    }
    return []
  }

  func drawPalette(_ palette: PaletteState, in area: Area, on screen: inout Screen) {
    let commands = commands(palette)
    let inner = Modal.open(
      "Commands", width: 76, height: min(max(area.height - 4, 3), commands.count + 3), in: area,
      on: &screen)
    let (head, body) = inner.cut(top: 1)
    let query = palette.query.text
    screen.write(
      [
        TextRun(": ", .key, .bold),
        TextRun(query.isEmpty ? "type a few letters" : query, query.isEmpty ? .hint : .match),
      ], x: head.x + 1, y: head.y, limit: head.width - 1)
    let first = Scrolling.offset(
      from: 0, showing: palette.selected, of: commands.count, visible: body.height)
    for (row, command) in commands.dropFirst(first).prefix(body.height).enumerated() {
      let line = body.row(row)
      draw(command.binding, command.match, in: line, on: &screen)
      if first + row == palette.selected { screen.lay(.selection, under: line) }
    }
    if commands.isEmpty {
      screen.write("No command fits.", x: body.x + 1, y: body.y, role: .hint, limit: body.width)
    }
  }

  private func draw(
    _ binding: Binding, _ match: FuzzyMatch, in line: Area, on screen: inout Screen
  ) {
    let keys = binding.keyNames
    let room = max(0, line.width - 16)
    screen.write(
      TextRun(keys, .key, .bold), x: line.right - 13, y: line.y, width: min(12, line.width))
    for (place, scalar) in binding.help.unicodeScalars.enumerated() where place < room {
      let isMatch = match.places.contains(place)
      screen.put(
        scalar, x: line.x + 1 + place, y: line.y, role: isMatch ? .match : .text,
        isMatch ? .bold : [])
    }
  }
}
