/// A search that assigns one variable after the other, with all that follows at once, and goes back
/// where a clause can no longer hold.
struct Backtracking {
  private let formula: Formula
  private let occurrences: [[Int32]]
  private let isOrderFixed: Bool
  /// The value of each variable; `nil` while it is free.
  private var values: [Bool?]
  /// Assigned variables in order.
  private var trail: [Int] = []
  /// Literals looked at.
  private(set) var cost = 0

  init(_ formula: Formula, isOrderFixed: Bool) {
    (self.formula, self.isOrderFixed) = (formula, isOrderFixed)
    occurrences = formula.occurrences
    values = Array(repeating: nil, count: formula.variables)
  }

  /// A variable that was decided on, with the trail before it.
  private struct Decision {
    let literal: Formula.Literal
    let trail: Int
    var isSecond = false
  }

  mutating func solve() -> FormulaSolver.Answer {
    var decisions: [Decision] = []
    var isConsistent = assignUnits()
    while cost < FormulaSolver.limit {
      if isConsistent {
        guard let literal = choose() else { return .holds(values.map { $0 ?? false }) }
        decisions.append(Decision(literal: literal, trail: trail.count))
        isConsistent = assign(literal)
      } else {
        while let last = decisions.last, last.isSecond { decisions.removeLast() }
        guard let last = decisions.popLast() else { return .contradiction }
        undo(to: last.trail)
        decisions.append(Decision(literal: last.literal, trail: last.trail, isSecond: true))
        isConsistent = assign(last.literal.negated)
      }
    }
    return .unknown
  }

  private mutating func undo(to count: Int) {
    while trail.count > count { values[trail.removeLast()] = nil }
  }

  /// Assigns what clauses of one literal demand; `false` where they contradict each other.
  private mutating func assignUnits() -> Bool {
    for clause in formula.clauses where clause.count == 1 {
      cost += 1
      guard assign(clause[0]) else { return false }
    }
    return true
  }

  /// Assigns a literal and all that follows from it; `false` where a clause cannot hold any more.
  private mutating func assign(_ literal: Formula.Literal) -> Bool {
    if let value = values[literal.variable] { return value == literal.isTrue }
    var next = trail.count
    set(literal)
    while next < trail.count {
      let variable = trail[next]
      next += 1
      let opposite = Formula.Literal(variable, isTrue: values[variable] == false)
      for number in occurrences[Int(opposite.code)] {
        guard propagate(formula.clauses[Int(number)]) else { return false }
      }
    }
    return true
  }

  private mutating func set(_ literal: Formula.Literal) {
    values[literal.variable] = literal.isTrue
    trail.append(literal.variable)
  }

  /// Assigns the last free literal of a clause that nothing else makes hold.
  private mutating func propagate(_ clause: [Formula.Literal]) -> Bool {
    var free: Formula.Literal?
    for literal in clause {
      cost += 1
      guard let value = values[literal.variable] else {
        if free != nil { return true }
        free = literal
        continue
      }
      if value == literal.isTrue { return true }
    }
    guard let free else { return false }
    set(free)
    return true
  }

  /// The literal to decide on next; `nil` where every variable is assigned.
  private mutating func choose() -> Formula.Literal? {
    guard !isOrderFixed else {
      return values.firstIndex { $0 == nil }.map { .init($0, isTrue: true) }
    }
    var scores = [Int](repeating: 0, count: 2 * formula.variables)
    for clause in formula.clauses { count(clause, &scores) }
    let best = scores.indices.filter { values[$0 / 2] == nil }
      .max { (scores[$0] + scores[$0 ^ 1], -$0) < (scores[$1] + scores[$1 ^ 1], -$1) }
    return best.map { code in
      .init(code / 2, isTrue: scores[code & ~1] >= scores[code | 1])
    }
  }

  /// Counts the free literals of a clause that does not hold yet; in clauses of two, five times.
  private mutating func count(_ clause: [Formula.Literal], _ scores: inout [Int]) {
    cost += clause.count
    guard !clause.contains(where: { values[$0.variable] == $0.isTrue }) else { return }
    let free = clause.filter { values[$0.variable] == nil }
    for literal in free { scores[Int(literal.code)] += free.count < 3 ? 5 : 1 }
  }
}
