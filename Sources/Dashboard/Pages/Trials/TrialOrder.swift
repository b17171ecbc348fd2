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

  /// Rows that a filter shows, in order; rows without a value come last, equal ones as they were told.
  ///
  /// - Parameters:
  ///   - isDescending: the greatest first.
  ///   - step: the last step to be seen; `nil` to see everything.
  func order(
    by key: TrialKey, isDescending: Bool, where filter: Filter, _ names: TrialNames,
    upTo step: Int?
  ) -> [Int32] {
    let visible = step.map { step in rows.prefixCount { $0.step <= step } } ?? rows.count
    return RadixSort.sorted(
      shown(visible, filter, names), by: values(for: key), isDescending: isDescending)
  }

  /// Of the first rows those that a filter shows.
  private func shown(_ visible: Int, _ filter: Filter, _ names: TrialNames) -> [Int32] {
    guard !filter.isTrivial else { return Array(0..<Int32(visible)) }
    var fields = TrialFields(table: self, names: names)
    return (0..<Int32(visible)).filter { row in
      fields.row = Int(row)
      return filter.matches(fields)
    }
  }

  private func values(for key: TrialKey) -> [Double] {
    switch key {
    case .id: rows.map { Double($0.id) }
    case .state: rows.map { Double($0.state.rawValue) }
    case .score: rows.map(\.score)
    case .cost: rows.map(\.cost)
    case .column(let index): columns.indices.contains(index) ? columns[index].keys : []
    }
  }
}
