import Screen

extension Dashboard {
  /// The lines of help in one column or, where there is room, two: the keys of what is shown, those of
  /// everything else, and the words of what is shown.
  ///
  /// Where something is looked for, all words are.
  var helpColumns: [[[TextRun]]] {
    guard case .help(let help) = overlay else { return [] }
    let wanted = TextMatch(help.search.text)
    let here = Context.all.filter { $0.context == pageContext }
      .flatMap { keyLines($0, wanted, mark: " (here)") }
    let elsewhere = Context.all.filter { $0.context != pageContext }
      .flatMap { keyLines($0, wanted) }
    let words =
      wanted.isTrivial
      ? lines(of: glossary.entries(in: pageText), title: "Words on this screen")
      : lines(of: glossary.entries(matching: wanted), title: "Words")
    guard hasTwoHelpColumns else { return [here + words + elsewhere] }
    return [here + elsewhere, words]
  }

  /// Whether words stand beside the keys.
  private var hasTwoHelpColumns: Bool { size.width >= 116 && !glossary.entries.isEmpty }

  /// The width of the panel, and of a column in it.
  private var helpWidths: (panel: Int, column: Int) {
    let panel = hasTwoHelpColumns ? min(size.width - 4, 150) : min(76, size.width)
    return (panel, hasTwoHelpColumns ? (panel - 6) / 2 : panel - 4)
  }

  /// The keys of a place under its name; nothing where none is looked for.
  private func keyLines(
    _ place: (context: Context, name: String), _ wanted: TextMatch, mark: String = ""
  ) -> [[TextRun]] {
    let found = keys.bindings(in: place.context).filter { binding in
      wanted.matches([binding.keyNames, binding.help])
    }
    guard !found.isEmpty else { return [] }
    return [[TextRun(place.name + mark, .title, .bold)]] + found.flatMap(lines) + [[]]
  }

  private func lines(of words: [Glossary.Entry], title: String) -> [[TextRun]] {
    guard !words.isEmpty else { return [] }
    let width = max(helpWidths.column - 4, 8)
    let explained = words.flatMap { entry in
      [[TextRun("  " + entry.names.joined(separator: ", "), .key, .bold)]]
        + TerminalText.wrapped(entry.text, width: width).map { [TextRun("    " + $0)] }
    }
    return [[TextRun(title, .title, .bold)]] + explained + [[]]
  }

  /// The keys, and beside them what they do, in as many lines as that takes.
  private func lines(of binding: Binding) -> [[TextRun]] {
    let names = binding.keyNames
    let indent = max(Self.keyWidth, TerminalText.width(names) + 3)
    let width = max(helpWidths.column - indent, 8)
    return TerminalText.wrapped(binding.help, width: width).enumerated().map { number, text in
      let keys = TextRun(number == 0 ? "  \(names)" : "", .key, .bold)
      return [keys, TextRun(String(repeating: " ", count: indent - keys.width) + text)]
    }
  }

  private static let keyWidth = 16

  func drawHelp(_ help: HelpState, in area: Area, on screen: inout Screen) {
    let (columns, widths) = (helpColumns, helpWidths)
    let inner = Modal.open(
      "Help", width: widths.panel, height: max(area.height - 2, 3), in: area, on: &screen)
    let (foot, body) = inner.cut(top: 1)
    let hint =
      help.search.isEmpty ? "type to search keys and words, Esc to close" : help.search.text
    screen.write(
      [TextRun("/ ", .key), TextRun(hint, help.search.isEmpty ? .hint : .match)], x: foot.x + 1,
      y: foot.y, limit: foot.width - 1)
    for (number, lines) in columns.enumerated() {
      let first = min(help.offset, max(0, lines.count - body.height))
      for (row, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
        screen.write(
          line, x: body.x + 1 + number * (widths.column + 2), y: body.y + row,
          width: min(widths.column, max(0, body.width - 2)))
      }
    }
    if columns.allSatisfy(\.isEmpty) {
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
      let most = helpColumns.map(\.count).max() ?? 0
      let last = max(0, most - max(1, size.height - 5))
      help.offset = min(max(help.offset + lines(for: action, of: last), 0), last)
      overlay = .help(help)
    }
  }
}
