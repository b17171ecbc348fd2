import Running
import Text

/// What trials are sorted by.
enum TrialKey: Hashable, Sendable {
  case id, state, score, cost
  case column(Int)
}

extension TrialTable {
  /// What there is to sort by, from left to right.
  var keys: [TrialKey] { [.id, .state, .score, .cost] + columns.indices.map(TrialKey.column) }

  /// All rows in order; those without a value come last, equal ones as they were told.
  ///
  /// - Parameters:
  ///   - isDescending: the greatest first.
  ///   - step: the last step to be seen; `nil` to see everything.
  func sorted(by key: TrialKey, isDescending: Bool, upTo step: Int?) -> [Int32] {
    let visible = step.map { step in rows.prefixCount { $0.step <= step } } ?? rows.count
    return RadixSort.sorted(
      Array(0..<Int32(visible)), by: values(for: key), isDescending: isDescending)
  }

  /// The values of all rows, by number; `nan` where a row has none.
  func values(for key: TrialKey) -> [Double] {
    switch key {
    case .id: rows.map { Double($0.id) }
    case .state: rows.map { Double($0.state.rawValue) }
    case .score: rows.map(\.score)
    case .cost: rows.map(\.cost)
    case .column(let index): columns.indices.contains(index) ? columns[index].keys : []
    }
  }

  /// What finds the same of a single row, without looking at all others.
  func value(for key: TrialKey) -> (Int) -> Double {
    let rows = rows
    switch key {
    case .id: return { Double(rows[$0].id) }
    case .state: return { Double(rows[$0].state.rawValue) }
    case .score: return { rows[$0].score }
    case .cost: return { rows[$0].cost }
    case .column:
      let values = values(for: key)
      return { values[$0] }
    }
  }
}
