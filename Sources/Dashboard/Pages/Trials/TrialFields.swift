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

/// A trial as a filter sees it: one row after the other, for which columns are found but once.
struct TrialFields: Filterable {
  private let table: TrialTable
  private let names: TrialNames
  private let places: [String: Int]
  private let wordColumns: [Int]
  /// The row of the trial.
  var row = 0

  init(table: TrialTable, names: TrialNames) {
    (self.table, self.names) = (table, names)
    places = Dictionary(
      table.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    wordColumns = table.columns.indices.filter { table.columns[$0].hasWords }
  }

  func number(of field: String) -> Double? {
    switch field {
    case "trial": return Double(table.rows[row].id)
    case "step": return Double(table.rows[row].step)
    case "cost": return table.rows[row].cost
    case "score", names.objective.name: return names.value(ofScore: table.rows[row].score)
    default: return places[field].map { table.columns[$0].numbers[row] }
    }
  }

  func holds(_ field: String?, _ matches: (String) -> Bool) -> Bool {
    switch field {
    case nil:
      return matches(table.rows[row].candidate) || matches(table.rows[row].state.word)
        || wordColumns.contains { table.columns[$0].word(row).map(matches) ?? false }
    case "candidate": return matches(table.rows[row].candidate)
    case "state": return matches(table.rows[row].state.word)
    case let name?:
      if let place = places[name] { return matches(table.columns[place].exact(row)) }
      return number(of: name).map { matches("\($0)") } ?? false
    }
  }
}
