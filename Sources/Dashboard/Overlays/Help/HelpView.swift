import Screen

extension Dashboard {
  /// The lines of help: the keys and words of what is shown first, then the keys of everything else.
  ///
  /// Where something is looked for, all words are.
  var helpLines: [[TextRun]] {
    guard case .help(let help) = overlay else { return [] }
    let wanted = TextMatch(help.search.text)
    let here = Context.all.filter { $0.context == pageContext }
    let elsewhere = Context.all.filter { $0.context != pageContext }
    let words =
      wanted.isTrivial ? glossary.entries(in: pageText) : glossary.entries(matching: wanted)
    return here.flatMap { keyLines($0, wanted, mark: " (here)") }
      + lines(of: words, title: wanted.isTrivial ? "Words on this screen" : "Words")
      + elsewhere.flatMap { keyLines($0, wanted) }
  }

  /// The keys of a place under its name; nothing where none is looked for.
  private func keyLines(
    _ place: (context: Context, name: String), _ wanted: TextMatch, mark: String = ""
  ) -> [[TextRun]] {
    let found = keys.bindings(in: place.context).filter { binding in
      wanted.matches([binding.keyNames, binding.help])
    }
    guard !found.isEmpty else { return [] }
    return [[TextRun(place.name + mark, .title, .bold)]] + found.map(line) + [[]]
  }

  private func lines(of words: [Glossary.Entry], title: String) -> [[TextRun]] {
    guard !words.isEmpty else { return [] }
    let width = max(min(Self.helpWidth, size.width) - 8, 8)
    let explained = words.flatMap { entry in
      [[TextRun("  " + entry.names.joined(separator: ", "), .key, .bold)]]
        + TerminalText.wrapped(entry.text, width: width).map { [TextRun("    " + $0)] }
    }
    return [[TextRun(title, .title, .bold)]] + explained + [[]]
  }

  private static let helpWidth = 76

  private func line(of binding: Binding) -> [TextRun] {
    let names = binding.keyNames
    let gap = String(repeating: " ", count: max(1, 14 - TerminalText.width(names)))
    return [TextRun("  \(names)", .key, .bold), TextRun(gap + binding.help)]
  }

  func drawHelp(_ help: HelpState, in area: Area, on screen: inout Screen) {
    let lines = helpLines
    let inner = Modal.open(
      "Help", width: Self.helpWidth, height: max(area.height - 2, 3), in: area, on: &screen)
    let (foot, body) = inner.cut(top: 1)
    let hint =
      help.search.isEmpty ? "type to search keys and words, Esc to close" : help.search.text
    screen.write(
      [TextRun("/ ", .key), TextRun(hint, help.search.isEmpty ? .hint : .match)], x: foot.x + 1,
      y: foot.y, limit: foot.width - 1)
    let first = min(help.offset, max(0, lines.count - body.height))
    for (row, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      screen.write(line, x: body.x + 1, y: body.y + row, width: max(0, body.width - 2))
    }
    if lines.isEmpty {
      screen.write(
        "No key and no word is called that.", x: body.x + 1, y: body.y, role: .hint,
        limit: body.width)
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
