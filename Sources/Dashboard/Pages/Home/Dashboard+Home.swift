import Running
import Screen

extension Dashboard {
  /// The rows that match the filter: the sessions, or where there are none the ready files.
  var homeRows: [HomeRow] {
    guard !sessions.sessions.isEmpty else {
      let wanted = Filter(home.filter.text, fields: Self.filterFields)
      return ready.filter { wanted.matches([("name", $0.name), ("system", $0.request.system)]) }
        .map { .ready($0.name) }
    }
    let tree = homeTree
    return tree.rows.map { .session(tree.sessions[$0.index].name) }
  }

  /// The sessions that match the filter, forks below what they were forked from.
  var homeTree: (sessions: [Session], rows: [ForkTree.Row]) {
    let wanted = Filter(home.filter.text, fields: Self.filterFields)
    let found = shown.sessions.filter { wanted.isTrivial || wanted.matches(fields(of: $0)) }
    let sorted = home.order.sorted(found)
    return (sorted, ForkTree(sorted).rows)
  }

  private static let filterFields = [
    "name", "tag", "note", "system", "state", "best", "score", "steps", "spent", "world", "seed",
    "preset", "set",
  ]

  /// What a filter looks at.
  private func fields(of session: Session) -> [Filter.Field] {
    let request = session.record?.request
    return session.label.tags.map { ("tag", $0) } + [
      ("name", session.name.text), ("note", session.label.note), ("system", session.system ?? ""),
      ("state", session.phase.word), ("best", session.status.what ?? ""),
      ("score", session.status.bestValue.map { "\($0)" } ?? ""),
      ("steps", "\(session.status.step)"), ("spent", "\(session.status.cpuSeconds)"),
      ("world", session.worldName),
    ]
      + (request.map { request in
        [("seed", "\(request.seed)"), ("preset", request.preset ?? "")]
          + request.settings.sorted { $0.key < $1.key }.map { ("set", "\($0.key)=\($0.value)") }
      } ?? [])
  }

  mutating func performAtHome(_ action: Action) -> [Effect] {
    switch action {
    case .back: if home.filter.isEmpty { _ = home.unmark() } else { clearFilter() }
    case .open: return openSelected()
    case .mark: mark()
    case .markRange: home.markRange(in: homeRows)
    case .trash: return trashChosen()
    case .soonerTurn: moveInQueue(isSooner: true)
    case .laterTurn: moveInQueue(isSooner: false)
    case .undo: return undoTrash()
    case .reload: return [.list]
    case .reverse:
      home.order = home.order.next
      say("Sorted by \(home.order.rawValue)")
    case .leave: return quit()
    default:
      let rows = homeRows
      home.move(by: lines(for: action, of: rows.count), in: rows)
    }
    return []
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
    trashed.popLast().map { [.restore($0)] } ?? []
  }
}
