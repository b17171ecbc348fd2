import Running
import Screen

/// The state of the list of sessions.
struct HomeState: Sendable {
  /// The selected row.
  ///
  /// A session or a ready file and not a number, so that the selection stays when the list
  /// changes.
  private(set) var selected: HomeRow?
  /// What the rows are sorted by.
  var order = HomeOrder.newest
  /// What rows must contain.
  var filter = FilterField()
  /// The sessions that orders go to instead of the selected one.
  private(set) var marked: Set<SessionName> = []
  private var lastMarked: SessionName?
  private var lastIndex = 0

  /// The selected row's number.
  func index(in rows: [HomeRow]) -> Int? {
    guard !rows.isEmpty else { return nil }
    return selected.flatMap(rows.firstIndex) ?? min(lastIndex, rows.count - 1)
  }

  /// Moves the selection, stopping at both ends.
  mutating func move(by lines: Int, in rows: [HomeRow]) {
    guard let index = index(in: rows) else { return }
    let (target, isPast) = index.addingReportingOverflow(lines)
    select(isPast ? index : min(max(target, 0), rows.count - 1), in: rows)
  }

  /// Selects the row with this number.
  mutating func select(_ index: Int, in rows: [HomeRow]) {
    guard rows.indices.contains(index) else { return }
    selected = rows[index]
    lastIndex = index
  }

  /// Selects this row, if it is there.
  mutating func select(_ row: HomeRow, in rows: [HomeRow]) {
    rows.firstIndex(of: row).map { select($0, in: rows) }
  }

  /// Selects a row that is there, the nearest one to that selected before.
  mutating func settle(in rows: [HomeRow]) {
    guard let index = index(in: rows) else {
      selected = nil
      return
    }
    select(index, in: rows)
  }

  /// Marks a session, or takes its mark away.
  mutating func toggleMark(_ name: SessionName) {
    if marked.remove(name) == nil { marked.insert(name) }
    lastMarked = name
  }

  /// Marks the sessions from the one that was marked last to the selected one, or that one alone.
  mutating func markRange(in rows: [HomeRow]) {
    guard let index = index(in: rows) else { return }
    let start = lastMarked.flatMap { rows.firstIndex(of: .session($0)) } ?? index
    marked.formUnion(rows[min(start, index)...max(start, index)].compactMap(\.session))
    lastMarked = rows[index].session
  }

  /// Takes all marks away; `false` if there were none.
  mutating func unmark() -> Bool {
    defer { (marked, lastMarked) = ([], nil) }
    return !marked.isEmpty
  }
}

/// A row of the list: a session, or a session file that is ready to be started.
enum HomeRow: Hashable, Sendable {
  case session(SessionName)
  case ready(String)

  /// The session, if it is one.
  var session: SessionName? {
    if case .session(let name) = self { name } else { nil }
  }
}
