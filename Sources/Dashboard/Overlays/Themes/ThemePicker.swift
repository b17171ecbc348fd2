import Screen

/// The themes to choose from; the one in focus is shown at once.
struct ThemePicker: Sendable {
  /// The themes there are; empty until they have been read.
  var themes: [Theme] = []
  /// What is wrong with files that are no themes, such as one that is just being written.
  var flaws: [ThemeIssue] = []
  /// The theme there was before.
  let before: Theme

  func index(of theme: Theme) -> Int {
    themes.firstIndex { $0.name == theme.name } ?? 0
  }
}

extension Dashboard {
  /// Changes to the light theme on a light terminal, unless one has been chosen meanwhile.
  mutating func adapt(to background: RGB) {
    guard let light = lightTheme else { return }
    lightTheme = nil
    if background.luminance > 0.4 { theme = light }
  }

  mutating func pickTheme() -> [Effect] {
    lightTheme = nil
    overlay = .themes(ThemePicker(before: theme))
    themesReadAt = now
    return [.listThemes]
  }

  /// Shows the themes that were read; a theme being tried is replaced by its newest version.
  mutating func found(_ themes: [Theme], _ flaws: [ThemeIssue]) {
    guard case .themes(var picker) = overlay else { return }
    picker.flaws = flaws
    picker.themes = themes.sorted { $0.name < $1.name }
    overlay = .themes(picker)
    if let changed = themes.first(where: { $0.name == theme.name }) { theme = changed }
  }

  /// When to read the themes again, since files may change; `nil` while the picker is closed.
  var themeTime: Double? {
    if case .themes(let picker) = overlay, !picker.themes.isEmpty { themesReadAt + 1 } else { nil }
  }

  mutating func act(on picker: ThemePicker, _ action: Action) -> [Effect] {
    switch action {
    case .back:
      theme = picker.before
      overlay = nil
    case .open:
      overlay = nil
      return theme.name == picker.before.name ? [] : [.remember(theme: theme.name)]
    default:
      guard !picker.themes.isEmpty else { return [] }
      let index = picker.index(of: theme) + lines(for: action, of: picker.themes.count)
      theme = picker.themes[min(max(index, 0), picker.themes.count - 1)]
    }
    return []
  }

  /// Draws the names at the right, so that the page shows what the theme does to it.
  func drawThemes(_ picker: ThemePicker, in area: Area, on screen: inout Screen) {
    let text = picker.flaws.map { "✗ \($0)" }.joined(separator: "\n")
    let flaws = Paragraph(text, role: .bad)
    let room = text.isEmpty ? 0 : min(flaws.height(width: 32), 8)
    let height = min(area.height, max(picker.themes.count, 1) + room + 4)
    let (_, column) = area.cut(right: 34)
    let box = column.cut(top: height).top
    screen.fill(box, with: Cell(" ", .text, on: .modal))
    let panel = Panel("Theme", caption: "Enter keep  Esc as before", isFocused: true)
    panel.draw(in: box, on: &screen)
    let rows = picker.themes.map { theme in
      [TextRun(theme.name), TextRun(theme.variant.rawValue, .dim)]
    }
    var table = TableView(
      columns: [.init("name"), .init("variant", width: .fixed(7), priority: 1)], rows: rows,
      selection: picker.index(of: theme))
    table.showsHeader = false
    table.emptyText = "Reading the themes …"
    let (rest, swatch) = panel.inner(of: box).cut(bottom: 2)
    let (list, remarks) = rest.cut(bottom: room)
    table.draw(in: list, on: &screen)
    if room > 0 { flaws.draw(in: remarks, on: &screen) }
    drawSwatch(in: swatch, on: &screen)
  }

  /// A sample of what a theme must tell apart.
  private func drawSwatch(in area: Area, on screen: inout Screen) {
    guard area.height >= 2 else { return }
    var x = area.x + 1
    for number in 0..<Role.seriesCount {
      screen.put(Glyph.marker(number), x: x, y: area.y, role: .series(number))
      x += 2
    }
    for column in 0..<min(Role.rampCount, area.width - 2) {
      let share = Double(column) / Double(Role.rampCount - 1)
      screen.put("█", x: area.x + 1 + column, y: area.y + 1, role: .ramp(share))
    }
  }
}
