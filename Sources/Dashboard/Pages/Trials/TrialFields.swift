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

/// A trial as a filter sees it.
struct TrialFields: Filterable {
  let table: TrialTable
  let names: TrialNames
  let row: Int

  func number(of field: String) -> Double? {
    let trial = table.rows[row]
    switch field {
    case "trial": return Double(trial.id)
    case "step": return Double(trial.step)
    case "cost": return trial.cost
    case "score", names.objective.name: return names.value(ofScore: trial.score)
    default: return table.columns.first { $0.name == field }?.numbers[row]
    }
  }

  func holds(_ field: String?, _ matches: (String) -> Bool) -> Bool {
    let trial = table.rows[row]
    switch field {
    case nil:
      return matches(trial.candidate) || matches(trial.state.word)
        || table.columns.contains { $0.word(row).map(matches) ?? false }
    case "candidate": return matches(trial.candidate)
    case "state": return matches(trial.state.word)
    case let name?:
      if let column = table.columns.first(where: { $0.name == name }) {
        return matches(column.exact(row))
      }
      return number(of: name).map { matches("\($0)") } ?? false
    }
  }
}
