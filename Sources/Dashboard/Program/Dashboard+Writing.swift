import Screen

// Keys that write a text: a filter, a search, a field of a form.
extension Dashboard {
  /// Whether a filter is being written on the page.
  var isFiltering: Bool { page.content.filter.map { self[keyPath: $0].isTyping } ?? false }

  /// Lets the text being written have a key; `false` if there is none or it has no use for it.
  mutating func write(_ key: Key) -> Bool {
    switch context {
    case .filter: return writeFilter(key)
    case .form: return newRun.form?.write(key) ?? false
    case .help:
      guard case .help(var help) = overlay, help.search.press(key) else { return false }
      help.offset = 0
      overlay = .help(help)
      return true
    case .palette:
      guard case .palette(var palette) = overlay, palette.write(key) else { return false }
      overlay = .palette(palette)
      return true
    default: return false
    }
  }

  /// Takes a pasted text in, where there is something to write in.
  mutating func paste(_ text: String) {
    guard !context.isDisjoint(with: [.filter, .form, .help, .palette]) else { return }
    for scalar in text.unicodeScalars.prefix(TextField.longest) {
      _ = write(Key(.character(scalar)))
    }
  }

  private mutating func writeFilter(_ key: Key) -> Bool {
    let content = page.content
    guard let filter = content.filter, self[keyPath: filter].field.press(key) else { return false }
    content.settleFilter(in: &self)
    return true
  }

  /// Ends the writing of a filter, if the key does; a kept filter stays, a left one is cleared.
  mutating func endFiltering(_ action: Action) -> Bool {
    guard action == .open || action == .back, let filter = page.content.filter else { return false }
    self[keyPath: filter].isTyping = false
    if action == .back { clearFilter() }
    return true
  }

  /// Shows all lines of the page's list again.
  mutating func clearFilter() {
    let content = page.content
    guard let filter = content.filter else { return }
    self[keyPath: filter].clear()
    content.settleFilter(in: &self)
  }
}
