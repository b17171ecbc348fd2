import Learning
import Running
import Screen
import Text

extension Dashboard {
  /// Draws the table of a session's trials, and the selected one in full where that was asked for.
  func drawTrials(of session: Session, in area: Area, on screen: inout Screen) {
    guard session.history != nil else {
      return Paragraph(session.loading, role: .hint).draw(in: area, on: &screen)
    }
    guard !session.trials.rows.isEmpty else {
      let text =
        session.isLive
        ? "No trial has been told yet."
        : "\(session.name) has no trials: its system learns by itself."
      return Paragraph(text, role: .hint).draw(in: area, on: &screen)
    }
    let parts = trialParts(of: area, usualWidth: usualWidth(of: session))
    if !parts.list.isEmpty {
      let panel = panel(of: session)
      panel.draw(in: parts.list, on: &screen)
      table(of: session, width: parts.list.width).draw(in: panel.inner(of: parts.list), on: &screen)
    }
    drawDetail(of: session, hasChart: parts.charts.isEmpty, in: parts.detail, on: &screen)
    drawTrialCharts(of: session, in: parts.charts, on: &screen)
    drawFilter(trials.filter, in: parts.filter, on: &screen)
  }

  /// The place in the order of the row at a row of the screen.
  func trialRow(atY y: Int, of session: Session, in area: Area) -> Int? {
    let list = trialParts(of: area, usualWidth: usualWidth(of: session)).list
    guard !list.isEmpty else { return nil }
    return table(of: session, width: list.width)
      .row(atY: y, in: panel(of: session).inner(of: list))
  }

  /// The list, the trial shown in full beside it or in its place, and the filter below; a short list
  /// leaves room for the trial, and for charts that show where among the others it is.
  private func trialParts(
    of area: Area, usualWidth: Int
  ) -> (list: Area, detail: Area, charts: Area, filter: Area) {
    let (rest, filter) = area.cut(bottom: trials.filter.isShown ? 1 : 0)
    let none = Area(width: 0, height: 0)
    switch (breadth, trials.isOpen) {
    case (.line, true), (.narrow, true): return (none, rest, none, filter)
    case (.single, true):
      let (list, detail) = rest.cut(bottom: rest.height / 2)
      return (list, detail, none, filter)
    case (.line, false), (.narrow, false), (.single, false): return (rest, none, none, filter)
    case (.double, _), (.triple, _):
      let spare = rest.height - trials.order.count - 3
      let (top, foot) = rest.cut(bottom: spare >= Self.leastCurve.height ? spare : 0)
      let left = top.width - usualWidth
      if !trials.isOpen, left < Self.leastDetail {
        let (detail, charts) = foot.cut(left: min(foot.width / 2, 56))
        return (top, detail, charts, filter)
      }
      let width = min(max(left, top.width / 2), 64)
      guard trials.isOpen, trials.marked.count < 2 else {
        let (list, detail) = top.cut(right: width)
        return (list, detail, foot, filter)
      }
      // What was opened has all the rows there are, and charts those below the list.
      let (side, detail) = rest.cut(right: width)
      let (list, charts) = side.cut(bottom: foot.height)
      return (list, detail, charts, filter)
    }
  }

  /// The columns that the list can use.
  private func usualWidth(of session: Session) -> Int {
    let table = session.trials
    let columns = shownKeys(of: table).map { column(of: $0, in: table, names(of: session)) }
    let candidates = trials.order.prefix(64).map { table.candidates[Int($0)].utf8.count }
    return columns.reduce(6) { $0 + $1.width.floor + 2 } + (candidates.max() ?? 0)
  }

  private static let leastDetail = 44

  private func panel(of session: Session) -> Panel {
    let (all, shown) = (session.trials.rows.count, trials.order.count)
    let title = names(of: session).title(of: trials.key, in: session.trials)
    let count =
      shown == all
      ? "\(Numeral.grouped(all))" : "\(Numeral.grouped(shown)) of \(Numeral.grouped(all))"
    let dropped = session.trials.droppedCount
    let older = dropped > 0 ? ", \(Numeral.grouped(dropped)) older ones on disk" : ""
    return Panel(
      "Trials of \(session.name)", trailing: "\(count) by \(title)\(older)", isFocused: true)
  }

  private func table(of session: Session, width: Int) -> TableView {
    let (trials, names) = (session.trials, names(of: session))
    let keys = shownKeys(of: trials)
    let columns = keys.map { column(of: $0, in: trials, names) }
    let order = self.trials.order
    var table = TableView(
      columns: columns + [
        .init("candidate", width: .flexible(weight: 3, minimum: 14), priority: 2)
      ],
      count: order.count, selection: self.trials.index(in: trials),
      sort: keys.firstIndex(of: self.trials.key).map {
        .init(column: $0, isAscending: !self.trials.isDescending)
      }
    ) { number in
      let row = Int(order[number])
      return keys.map { trials.cell(row, $0, names) } + [TextRun(trials.candidates[row], .dim)]
    }
    let marked = Set(self.trials.marked)
    table.marked = Set(
      marked.isEmpty ? [] : order.indices.filter { marked.contains(trials.rows[Int(order[$0])].id) }
    )
    table.emptyText = "No trial matches the filter."
    return table
  }

  /// The columns from left to right; that which sorts is the first of those that may go.
  private func shownKeys(of table: TrialTable) -> [TrialKey] {
    guard case .column = trials.key else { return table.keys }
    return table.keys.filter { $0 != trials.key }.inserting(trials.key, at: 3)
  }

  private func column(
    of key: TrialKey, in table: TrialTable, _ names: TrialNames
  ) -> TableView.Column {
    let title = names.title(of: key, in: table)
    let isSort = key == trials.key
    switch key {
    case .id: return .init(title, width: .fixed(7), alignment: .right)
    case .state: return .init(title, width: .fixed(8), priority: isSort ? 0 : 1)
    case .score:
      let width = max(9, min(TerminalText.width(title) + 2, 22))
      return .init(title, width: .fixed(width), alignment: .right)
    case .cost: return .init(title, width: .fixed(9), alignment: .right, priority: isSort ? 0 : 3)
    case .column(let index):
      let column = table.columns[index]
      let widest = column.vocabulary.reduce(9) { max($0, TerminalText.width($1)) }
      return .init(
        title, width: .fixed(max(widest, min(TerminalText.width(title) + 2, 14))),
        alignment: column.hasWords ? .left : .right,
        priority: isSort ? 0 : 4 + index)
    }
  }
}

extension TrialTable {
  /// What stands in a column of a row.
  fileprivate func cell(_ number: Int, _ key: TrialKey, _ names: TrialNames) -> TextRun {
    let row = rows[number]
    switch key {
    case .id: return TextRun("\(row.id)", .dim)
    case .state: return TextRun(row.state.word, row.state.role)
    case .score:
      let value = names.value(ofScore: row.score)
      return TextRun(value.isNaN ? "–" : Numeral.short(value), .value)
    case .cost: return TextRun(Numeral.short(row.cost), .dim)
    case .column(let index):
      return TextRun(columns[index].brief(number), columns[index].isMeasure ? .dim : .text)
    }
  }
}

extension TrialTable.State {
  var role: Role {
    switch self {
    case .done: .text
    case .finalist: .strong
    case .test, .ensemble: .best
    case .stopped: .warn
    case .diverged, .failed: .bad
    }
  }
}

extension Array {
  fileprivate func inserting(_ element: Element, at index: Int) -> Self {
    Array(self[..<index]) + [element] + self[index...]
  }
}
