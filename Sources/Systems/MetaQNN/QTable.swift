import Compute

/// What is known of the value of adding a layer in a state; what is not known has the initial
/// value.
struct QTable: Codable, Sendable {
  /// The values known in one state.
  private struct Row: Codable, Sendable {
    let state: StateKey
    var actions: [NetworkString.Layer] = []
    var values: [Double] = []

    enum CodingKeys: String, CodingKey {
      case state = "s", actions = "a", values = "q"
    }
  }

  /// The value of whatever was never tried.
  let initial: Double
  /// Sorted by state.
  private var rows: [Row] = []

  init(initial: Double) {
    self.initial = initial
  }

  /// The value of a layer in a state.
  func value(of action: NetworkString.Layer, in state: NetworkState) -> Double {
    guard let row = row(of: StateKey(state)) else { return initial }
    return rows[row].actions.firstIndex(of: action).map { rows[row].values[$0] } ?? initial
  }

  /// The values of layers in a state.
  func values(of actions: [NetworkString.Layer], in state: NetworkState) -> [Double] {
    guard let row = row(of: StateKey(state)) else {
      return Array(repeating: initial, count: actions.count)
    }
    return actions.map { action in
      rows[row].actions.firstIndex(of: action).map { rows[row].values[$0] } ?? initial
    }
  }

  /// Moves a value a share of the way to a target.
  mutating func move(
    _ action: NetworkString.Layer, in state: NetworkState, toward target: Double, by rate: Double
  ) {
    let key = StateKey(state)
    let place = insertionPoint(of: key)
    if place == rows.count || rows[place].state != key { rows.insert(Row(state: key), at: place) }
    let known = rows[place].actions.firstIndex(of: action)
    if known == nil {
      rows[place].actions.append(action)
      rows[place].values.append(initial)
    }
    let index = known ?? rows[place].actions.count - 1
    rows[place].values[index] += rate * (target - rows[place].values[index])
  }

  private func row(of key: StateKey) -> Int? {
    let place = insertionPoint(of: key)
    return place < rows.count && rows[place].state == key ? place : nil
  }

  private func insertionPoint(of key: StateKey) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].state < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension QTable {
  /// Whether rows are in order, with a value for every action, as deep as networks can be.
  func makesSense(for space: StateSpace) -> Bool {
    initial.isFinite
      && zip(rows, rows.dropFirst()).allSatisfy { $0.state < $1.state }
      && rows.allSatisfy { row in
        row.actions.count == row.values.count && row.values.allSatisfy(\.isFinite)
          && (0...space.layerLimit).contains(row.state.depth)
      }
  }

  /// The mean over everything known, grouped by layer and depth, for those that look.
  func forEach(_ body: (NetworkString.Layer, _ depth: Int, _ value: Double) -> Void) {
    for row in rows {
      for (action, value) in zip(row.actions, row.values) {
        body(action, row.state.depth + 1, value)
      }
    }
  }
}
