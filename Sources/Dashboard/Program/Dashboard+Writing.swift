import Screen

// Keys that write a text: a filter, a search, a field of a form.
extension Dashboard {
  /// Whether a filter is being written on the page.
  var isFiltering: Bool {
    switch page {
    case .home: home.isTyping
    case .systems: newRun.isTyping
    case .session(_, .log): log.isTyping
    default: false
    }
  }

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
    switch page {
    case .home:
      guard home.filter.press(key) else { return false }
      home.settle(in: homeRows)
    case .systems:
      guard newRun.filter.press(key) else { return false }
      newRun.settle(in: choices)
    default:
      guard log.filter.press(key) else { return false }
      log.restart()
    }
    return true
  }

  /// Ends the writing of a filter, if the key does; a kept filter stays, a left one is cleared.
  mutating func endFiltering(_ action: Action) -> Bool {
    guard action == .open || action == .back else { return false }
    let keeps = action == .open
    switch page {
    case .home:
      home.isTyping = false
      if !keeps { clearHomeFilter() }
    case .systems:
      newRun.isTyping = false
      if !keeps { newRun.filter = TextField() }
    default:
      log.isTyping = false
      if !keeps { log.clear() }
    }
    return true
  }
}
