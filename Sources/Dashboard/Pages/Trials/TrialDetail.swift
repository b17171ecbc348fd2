import Learning
import Running
import Screen
import Text

extension Dashboard {
  /// Draws the selected trial in full, or two marked ones side by side.
  func drawDetail(of session: Session, in area: Area, on screen: inout Screen) {
    guard !area.isEmpty, let selected = trials.selected else { return }
    let pair = trials.marked.count == 2 ? trials.marked : nil
    let panel = Panel(
      pair.map { "Trials \($0[0]) and \($0[1])" } ?? "Trial \(selected)",
      trailing: pair == nil ? "" : "what differs is bright")
    panel.draw(in: area, on: &screen)
    let inner = panel.inner(of: area).inset(horizontal: 1, vertical: 0)
    if let pair {
      drawDifference(pair, of: session, in: inner, on: &screen)
    } else if let row = session.trials.row(of: selected) {
      drawTrial(row, of: session, in: inner, on: &screen)
    }
  }

  private func drawTrial(
    _ number: Int, of session: Session, in area: Area, on screen: inout Screen
  ) {
    let row = session.trials.rows[number]
    let words = Paragraph(session.trials.candidates[number], role: .strong)
    let (top, rest) = area.cut(top: min(words.height(width: max(1, area.width)), area.height / 2))
    words.draw(in: top, on: &screen)
    var facts = session.trials.facts(number, names(of: session))
    if row.hasNetwork {
      facts.append(
        Fact("network", "export \(session.name) --network trial-\(row.id), if still kept", .hint))
    }
    FactList(facts).draw(in: rest.cut(top: 1).rest, on: &screen)
  }

  /// Two trials in two columns.
  private func drawDifference(
    _ pair: [Int], of session: Session, in area: Area, on screen: inout Screen
  ) {
    let found = pair.compactMap { session.trials.row(of: $0) }
    guard found.count == 2 else { return }
    let facts = found.map { session.trials.facts($0, names(of: session)) }
    let mine = facts[0].map(\.name)
    let headings = mine + facts[1].map(\.name).filter { !mine.contains($0) }
    let rows = headings.map { heading -> [TextRun] in
      let texts = facts.map { list in list.first { $0.name == heading }?.text ?? "–" }
      let role: Role = texts[0] == texts[1] ? .dim : .value
      return [TextRun(heading, .label)] + texts.map { TextRun($0, role) }
    }
    TableView(
      columns: [
        .init("", width: .flexible(minimum: 8)),
        .init("trial \(pair[0])", width: .flexible(weight: 2, minimum: 8)),
        .init("trial \(pair[1])", width: .flexible(weight: 2, minimum: 8)),
      ], rows: rows
    ).draw(in: area, on: &screen)
  }
}

extension TrialTable {
  /// All that is known of a trial, in full.
  func facts(_ number: Int, _ names: TrialNames) -> [Fact] {
    let row = rows[number]
    let value = names.value(ofScore: row.score)
    var facts = [
      Fact(
        names.objective.name, value.isNaN ? "–" : "\(Sheet.text(value))\(rank(of: number))", .best),
      Fact("state", row.state.word, row.state.role),
    ]
    facts += remarks[row.id].map { [Fact("why", $0, .warn)] } ?? []
    facts += columns.compactMap { column in
      let text = column.exact(number)
      return text.isEmpty ? nil : Fact(column.name, text, column.isMeasure ? .dim : .value)
    }
    return facts + [Fact("cost", Sheet.text(row.cost), .dim), Fact("step", "\(row.step)", .dim)]
  }

  /// Its place among trials of its kind.
  private func rank(of number: Int) -> String {
    let row = rows[number]
    let peers = rows.filter { $0.state == row.state && !$0.score.isNaN }
    guard peers.count > 1 else { return "" }
    let better = peers.count { $0.score > row.score }
    return "  \(Numeral.grouped(better + 1)) of \(Numeral.grouped(peers.count))"
  }
}

extension Sheet {
  /// Trials in these rows of a table, every number in full.
  init(_ table: TrialTable, rows: [Int], _ names: TrialNames) {
    let value = names.objective == .score ? [] : [names.objective.name]
    self.init(
      ["trial", "step", "state", "score"] + value + ["cost"] + table.columns.map(\.name)
        + ["candidate"],
      rows.map { number in
        let row = table.rows[number]
        let values = value.map { _ in Self.text(names.value(ofScore: row.score)) }
        return ["\(row.id)", "\(row.step)", row.state.word, Self.text(row.score)] + values
          + [Self.text(row.cost)] + table.columns.map { $0.exact(number) } + [
            table.candidates[number]
          ]
      })
  }
}
