import Learning
import Running
import Screen
import Text

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
    var (peers, better) = (0, 0)
    for other in rows where other.state == row.state && !other.score.isNaN {
      peers += 1
      if other.score > row.score { better += 1 }
    }
    guard peers > 1 else { return "" }
    return "  \(Numeral.grouped(better + 1)) of \(Numeral.grouped(peers))"
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
