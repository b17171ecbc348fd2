import Screen

extension Dashboard {
  /// The lines of help: what holds here first, then everything else, each place under its name.
  var helpLines: [[TextRun]] {
    guard case .help(let help) = overlay else { return [] }
    let wanted = TextMatch(help.search.text)
    let places = Context.all.sorted { here, there in
      here.context == pageContext && there.context != pageContext
    }
    return places.flatMap { place -> [[TextRun]] in
      let found = keys.bindings(in: place.context).filter { binding in
        wanted.matches([binding.keyNames, binding.help])
      }
      guard !found.isEmpty else { return [] }
      let isHere = place.context == pageContext
      return [[TextRun(place.name + (isHere ? " (here)" : ""), .title, .bold)]]
        + found.map(line) + [[]]
    }
  }

  private func line(of binding: Binding) -> [TextRun] {
    let names = binding.keyNames
    let gap = String(repeating: " ", count: max(1, 14 - TerminalText.width(names)))
    return [TextRun("  \(names)", .key, .bold), TextRun(gap + binding.help)]
  }

  func drawHelp(_ help: HelpState, in area: Area, on screen: inout Screen) {
    let lines = helpLines
    let inner = Modal.open(
      "Help", width: 76, height: max(area.height - 2, 3), in: area, on: &screen)
    let (foot, body) = inner.cut(top: 1)
    let hint = help.search.isEmpty ? "type to search, Esc to close" : help.search.text
    screen.write(
      [TextRun("/ ", .key), TextRun(hint, help.search.isEmpty ? .hint : .match)], x: foot.x + 1,
      y: foot.y, limit: foot.width - 1)
    let first = min(help.offset, max(0, lines.count - body.height))
    for (row, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      screen.write(line, x: body.x + 1, y: body.y + row, width: max(0, body.width - 2))
    }
    if lines.isEmpty {
      screen.write("No key does that.", x: body.x + 1, y: body.y, role: .hint, limit: body.width)
    }
  }

  /// Scrolls or closes help.
  mutating func act(on help: HelpState, _ action: Action) {
    switch action {
    case .back, .help, .leave: overlay = nil
    default:
      var help = help
      let last = max(0, helpLines.count - max(1, size.height - 5))
      help.offset = min(max(help.offset + lines(for: action, of: last), 0), last)
      overlay = .help(help)
    }
  }
}
