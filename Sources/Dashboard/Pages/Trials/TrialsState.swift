import Learning
import Running
import Screen

/// The state of the table of trials.
struct TrialsState: Sendable {
  /// What rows must fulfil.
  var filter = FilterField()
  private(set) var key = TrialKey.score
  private(set) var isDescending = true
  /// The id of the selected trial.
  private(set) var selected: Int?
  /// The ids of up to two trials to be set side by side, the older mark first.
  private(set) var marked: [Int] = []
  /// Whether the selected trial is shown in full.
  var isOpen = false
  /// The rows shown, in order.
  private(set) var order: [Int32] = []
  private var basis: Basis?
  /// All rows in order, whatever the filter: it changes with every key that is typed into it.
  private var sorted: [Int32] = []
  private var lastIndex = 0

  /// What `order` was made from.
  private struct Basis: Equatable {
    var name: SessionName
    var told: Int
    var filter: String
    var key: TrialKey
    var isDescending: Bool
    var moment: Int?

    /// Whether nothing but the filter is another.
    func hasSameOrder(as other: Basis?) -> Bool {
      var changed = other
      changed?.filter = filter
      return changed == self
    }
  }

  /// Brings the order up to date with the table, if anything that it rests on has changed.
  mutating func follow(
    _ table: TrialTable, of name: SessionName, _ names: TrialNames, upTo moment: Int?
  ) {
    let basis = Basis(
      name: name, told: table.droppedCount + table.rows.count, filter: filter.text, key: key,
      isDescending: isDescending, moment: moment)
    guard basis != self.basis else { return }
    let fields = names.fields(of: table)
    let wanted = Filter(filter.text, fields: fields)
    let source = TrialFields(table: table, names: names)
    if basis.hasSameOrder(as: self.basis), let last = self.basis?.filter,
      let rest = wanted.rest(after: Filter(last, fields: fields))
    {
      order = rest.wanted(order, of: source)
    } else {
      if !basis.hasSameOrder(as: self.basis) {
        sorted = table.sorted(by: key, isDescending: isDescending, upTo: moment)
      }
      order = wanted.wanted(sorted, of: source)
    }
    self.basis = basis
    settle(in: table)
  }

  /// Selects a trial that is shown, the nearest to that selected before.
  private mutating func settle(in table: TrialTable) {
    select(index(in: table) ?? min(lastIndex, order.count - 1), in: table)
  }

  /// The place of the selected trial.
  func index(in table: TrialTable) -> Int? {
    guard let selected else { return nil }
    if order.indices.contains(lastIndex), table.rows[Int(order[lastIndex])].id == selected {
      return lastIndex
    }
    return order.firstIndex { table.rows[Int($0)].id == selected }
  }

  /// Selects the trial at a place.
  mutating func select(_ index: Int, in table: TrialTable) {
    guard order.indices.contains(index) else { return }
    lastIndex = index
    selected = table.rows[Int(order[index])].id
  }

  /// Shows a trial in full, whatever filter would hide it, and in the place of two marked ones.
  mutating func open(_ trial: Int) {
    filter.clear()
    (selected, isOpen, marked) = (trial, true, [])
  }

  /// Moves the selection, stopping at both ends.
  mutating func move(by lines: Int, in table: TrialTable) {
    guard let index = index(in: table) else { return }
    let (target, isPast) = index.addingReportingOverflow(lines)
    select(isPast ? index : min(max(target, 0), order.count - 1), in: table)
  }

  /// Sorts by the column so many to the right: what is better first, else the least.
  mutating func sort(by places: Int, among keys: [TrialKey]) {
    let index = (keys.firstIndex(of: key) ?? 0) + places
    guard keys.indices.contains(index) else { return }
    key = keys[index]
    isDescending = key == .score
  }

  /// Turns the order round.
  mutating func reverse() { isDescending.toggle() }

  /// Marks the selected trial, or takes its mark away; a third mark takes the place of the first.
  mutating func toggleMark() {
    guard let selected else { return }
    if let index = marked.firstIndex(of: selected) {
      marked.remove(at: index)
    } else {
      marked = marked.suffix(1) + [selected]
    }
  }

  /// Takes all marks away; `false` if there were none.
  mutating func unmark() -> Bool {
    defer { marked = [] }
    return !marked.isEmpty
  }
}
