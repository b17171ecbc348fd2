import Running
import Screen

extension Dashboard {
  /// The rows that match the filter: the sessions, or where there are none the ready files.
  var homeRows: [HomeRow] {
    let rows: [(row: HomeRow, text: String)] =
      sessions.sessions.isEmpty
      ? ready.map { (.ready($0.name), "\($0.name) \($0.request.system)") }
      : sessions.sessions.map { (.session($0.name), text(of: $0)) }
    let wanted = home.filter.text.lowercased()
    return rows.filter { wanted.isEmpty || $0.text.lowercased().contains(wanted) }.map(\.row)
  }

  /// What a filter looks at.
  private func text(of session: Session) -> String {
    "\(session.name) \(session.record?.request.system ?? "") \(session.phase.word) "
      + (session.standing.what ?? "")
  }

  /// The sessions that an order goes to: the marked ones, or else the selected one.
  var chosen: [SessionName] {
    let marked = sessions.sessions.map(\.name).filter(home.marked.contains)
    guard marked.isEmpty else { return marked }
    guard case .session(let name) = home.selected else { return [] }
    return [name]
  }

  mutating func performAtHome(_ action: Action) -> [Effect] {
    let rows = homeRows
    switch action {
    case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .top, .bottom:
      home.move(by: lines(for: action, of: rows.count), in: rows)
    case .filter: home.isTyping = true
    case .open where home.isTyping: home.isTyping = false
    case .back:
      home.isTyping = false
      home.filter = TextField()
      home.settle(in: rows)
    case .open: return openSelected()
    case .mark: mark()
    case .reload: return [.list]
    case .leave: return quit()
    default: return []
    }
    return []
  }

  /// How many lines a key that moves goes down in a list.
  func lines(for action: Action, of count: Int) -> Int {
    let visible = max(1, size.height - 5)
    return switch action {
    case .down: 1
    case .up: -1
    case .pageDown: visible
    case .pageUp: -visible
    case .halfDown: max(1, visible / 2)
    case .halfUp: -max(1, visible / 2)
    case .top: -count
    case .bottom: count
    default: 0
    }
  }

  private mutating func mark() {
    guard case .session(let name) = home.selected else { return }
    home.toggleMark(name)
    home.move(by: 1, in: homeRows)
  }

  private mutating func openSelected() -> [Effect] {
    guard case .session(let name) = home.selected else { return [] }
    page = .session(name, .run)
    return sessions[name]?.history == nil ? [.load(name)] : []
  }
}
