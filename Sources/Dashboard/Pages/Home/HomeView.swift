import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the list of sessions, and where there is room the selected one at a glance.
  func drawHome(in area: Area, on screen: inout Screen) {
    guard hasListed else {
      return Paragraph("Looking for sessions …", role: .hint).draw(in: area, on: &screen)
    }
    guard !shown.sessions.isEmpty else { return drawWelcome(in: area, on: &screen) }
    let parts = homeParts(of: area)
    sessionTable.draw(in: parts.list, on: &screen)
    drawFilter(home.filter, in: parts.filter, on: &screen)
    guard !parts.preview.isEmpty, let name = home.selected?.session, let session = shown[name]
    else { return }
    SessionPreview(session: session, outline: system(session.system))
      .draw(in: parts.preview, on: &screen)
  }

  /// The row of the list at a row of the screen.
  func homeRow(atY y: Int, in area: Area) -> Int? {
    shown.sessions.isEmpty
      ? readyTable.row(atY: y, in: welcomeParts(of: area).list)
      : sessionTable.row(atY: y, in: homeParts(of: area).list)
  }

  private var sessionTable: SessionTable {
    let tree = homeTree
    return SessionTable(
      sessions: tree.rows.map { tree.sessions[$0.index] }, lines: tree.rows.map(\.lines),
      selection: home.index(in: homeRows), marked: home.marked, order: home.order,
      queue: queue)
  }

  /// The list, the filter below it, and the preview beside or below it.
  private func homeParts(of area: Area) -> (list: Area, filter: Area, preview: Area) {
    let (rest, filter) = area.cut(bottom: home.filter.isShown ? 1 : 0)
    switch breadth {
    case .line, .narrow: return (rest, filter, Area(width: 0, height: 0))
    case .single:
      let (list, preview) = rest.cut(bottom: rest.height >= 18 ? 10 : 0)
      return (list, filter, preview)
    case .double, .triple:
      let (list, preview) = rest.cut(right: breadth == .triple ? 56 : 40)
      return (list.cut(right: 1).rest, filter, preview)
    }
  }

  // MARK: - Nothing there yet

  private func drawWelcome(in area: Area, on screen: inout Screen) {
    let parts = welcomeParts(of: area)
    Paragraph(welcome).draw(in: parts.words, on: &screen)
    guard !ready.isEmpty else { return }
    readyTable.draw(in: parts.list, on: &screen)
    drawFilter(home.filter, in: parts.filter, on: &screen)
  }

  private var welcome: [TextRun] {
    [
      TextRun("No sessions yet.", .strong, .bold), " Press ", TextRun("s", .key, .bold),
      " to choose a system and start a run, ", TextRun("?", .key, .bold), " for help, ",
      TextRun("q", .key, .bold), " to quit.",
    ]
      + (ready.isEmpty
        ? [] : ["\n\nReady to start: choose one and press ", TextRun("Enter", .key, .bold), "."])
  }

  private var readyTable: TableView {
    let rows = homeRows.compactMap { row -> [TextRun]? in
      guard case .ready(let name) = row, let file = ready.first(where: { $0.name == name }) else {
        return nil
      }
      let title = system(file.request.system)?.card.title ?? file.request.system
      return [
        TextRun(name, .strong), TextRun(title), TextRun(file.request.world ?? "", .dim),
        TextRun(system(file.request.system)?.card.summary ?? "", .hint),
      ]
    }
    return TableView(
      columns: [
        .init("session file", width: .fixed(34)), .init("system", width: .fixed(24), priority: 1),
        .init("world", width: .fixed(14), priority: 2), .init("", priority: 3),
      ], rows: rows, selection: home.index(in: homeRows))
  }

  private func welcomeParts(of area: Area) -> (words: Area, list: Area, filter: Area) {
    let inner = area.inset(
      horizontal: breadth > .narrow ? 2 : 0, vertical: breadth > .narrow ? 1 : 0)
    let height = Paragraph(welcome).height(width: max(1, inner.width)) + 1
    let (words, rest) = inner.cut(top: height)
    let (list, filter) = rest.cut(bottom: home.filter.isShown ? 1 : 0)
    return (words, list, filter)
  }
}
