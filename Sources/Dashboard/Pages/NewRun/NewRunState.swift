import Screen

/// The state of the pages that start a run.
struct NewRunState: Sendable {
  /// The selected choice.
  private(set) var selected: StartChoice?
  /// What choices must contain.
  var filter = FilterField()
  /// The settings being filled in.
  var form: FormState?

  /// The selected choice's number.
  func index(in choices: [StartChoice]) -> Int? {
    choices.isEmpty ? nil : selected.flatMap(choices.firstIndex) ?? 0
  }

  mutating func move(by lines: Int, in choices: [StartChoice]) {
    guard let index = index(in: choices) else { return }
    let (target, isPast) = index.addingReportingOverflow(lines)
    select(isPast ? index : min(max(target, 0), choices.count - 1), in: choices)
  }

  mutating func select(_ index: Int, in choices: [StartChoice]) {
    guard choices.indices.contains(index) else { return }
    selected = choices[index]
  }

  /// Selects a choice that is there.
  mutating func settle(in choices: [StartChoice]) {
    selected = index(in: choices).map { choices[$0] }
  }
}

/// What a run can be started from: a system, or a session file.
enum StartChoice: Hashable, Sendable {
  case system(String)
  case ready(String)
}
