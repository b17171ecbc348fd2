import Learning

/// What the columns of a session's trials are called.
struct TrialNames: Sendable {
  /// What the score measures.
  let objective: Objective

  /// The score as it is shown: of an objective that is minimised, the value itself.
  func value(ofScore score: Double) -> Double { objective.value(ofScore: score) }

  /// The heading of a key's column.
  func title(of key: TrialKey, in table: TrialTable) -> String {
    switch key {
    case .id: "trial"
    case .state: "state"
    case .score: objective.name
    case .cost: "cost"
    case .column(let index): table.columns[index].name
    }
  }

  /// All that a filter may name.
  func fields(of table: TrialTable) -> [String] {
    ["trial", "state", "score", objective.name, "cost", "step", "candidate"]
      + table.columns.map(\.name)
  }
}

/// Trials as a filter sees them.
struct TrialFields: FilterSource {
  let table: TrialTable
  let names: TrialNames

  var count: Int { table.rows.count }

  func numbers(of field: String) -> (Int) -> Double? {
    let (rows, names) = (table.rows, names)
    switch field {
    case "trial": return { Double(rows[$0].id) }
    case "step": return { Double(rows[$0].step) }
    case "cost": return { rows[$0].cost }
    case "score", names.objective.name: return { names.value(ofScore: rows[$0].score) }
    default:
      guard let numbers = column(field)?.numbers else { return { _ in nil } }
      return { numbers[$0] }
    }
  }

  func texts(of field: String?, _ isWanted: any TextPredicate) -> (Int) -> Bool {
    switch field {
    case nil:
      let all =
        [candidates(isWanted), states(isWanted)]
        + table.columns.filter(\.hasWords).map { $0.test(isWanted) }
      return { row in all.contains { $0(row) } }
    case "candidate": return candidates(isWanted)
    case "state": return states(isWanted)
    case let name?:
      if let column = column(name) { return { isWanted.matches(column.exact($0)) } }
      let number = numbers(of: name)
      return { row in number(row).map { isWanted.matches("\($0)") } ?? false }
    }
  }

  private func column(_ name: String) -> TrialColumn? { table.columns.first { $0.name == name } }

  private func candidates(_ isWanted: any TextPredicate) -> (Int) -> Bool {
    let candidates = table.candidates
    if isWanted.isOfWords { return candidates.test(isWanted) }
    return { candidates.withUTF8(of: $0) { isWanted.matches($0) } }
  }

  private func states(_ isWanted: any TextPredicate) -> (Int) -> Bool {
    let rows = table.rows
    let isFound = TrialTable.State.allCases.map { isWanted.matches($0.word) }
    return { isFound[Int(rows[$0].state.rawValue)] }
  }
}
