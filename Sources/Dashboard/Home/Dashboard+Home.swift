import Running
import Screen

extension Dashboard {
  /// The rows that match the filter: the sessions, or where there are none the ready files.
  var homeRows: [HomeRow] {
    let wanted = TextMatch(home.filter.text)
    guard !sessions.sessions.isEmpty else {
      return ready.filter { wanted.matches([$0.name, $0.request.system]) }.map { .ready($0.name) }
    }
    return shown.sessions.filter { wanted.matches(texts(of: $0)) }.map { .session($0.name) }
  }

  /// What a filter looks at.
  private func texts(of session: Session) -> [String] {
    [session.name.text, session.system ?? "", session.phase.word, session.standing.what ?? ""]
  }

  mutating func performAtHome(_ action: Action) -> [Effect] {
    switch action {
    case .filter: home.isTyping = true
    case .back: if home.filter.isEmpty { _ = home.unmark() } else { clearHomeFilter() }
    case .open: return openSelected()
    case .mark: mark()
    case .trash: return trashChosen()
    case .undo: return undoTrash()
    case .reload: return [.list]
    case .leave: return quit()
    default:
      let rows = homeRows
      home.move(by: lines(for: action, of: rows.count), in: rows)
    }
    return []
  }

  /// Shows all rows again.
  mutating func clearHomeFilter() {
    home.filter = TextField()
    home.settle(in: homeRows)
  }

  private mutating func mark() {
    guard let name = home.selected?.session else { return }
    home.toggleMark(name)
    home.move(by: 1, in: homeRows)
  }

  private mutating func openSelected() -> [Effect] {
    switch home.selected {
    case .session: return show(.run)
    case .ready(let name):
      prepare(.ready(name))
      return []
    case nil:
      page = .systems
      return []
    }
  }

  private mutating func trashChosen() -> [Effect] {
    let names = chosen.filter { !(sessions[$0]?.isLive ?? false) }
    if names.count < chosen.count { complain("What is at work must be stopped first: S") }
    _ = home.unmark()
    return names.map { .trash($0) }
  }

  private mutating func undoTrash() -> [Effect] {
    guard let name = trashed.popLast() else {
      say("Nothing to take back")
      return []
    }
    return [.restore(name)]
  }
}
