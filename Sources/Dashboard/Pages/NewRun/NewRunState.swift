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

  /// Selects a choice that is there: what the filter names, or else what was selected before.
  mutating func settle(in choices: [StartChoice]) {
    selected = named(in: choices) ?? index(in: choices).map { choices[$0] }
  }

  /// The choice whose name is the filter, or else the first whose name begins with it: `neat` is not
  /// CoDeepNEAT, which stands before it.
  private func named(in choices: [StartChoice]) -> StartChoice? {
    let text = filter.text.lowercased()
    guard !text.isEmpty else { return nil }
    return choices.first { $0.name == text } ?? choices.first { $0.name.hasPrefix(text) }
  }
}

/// What a run can be started from: a system, or a session file.
enum StartChoice: Hashable, Sendable {
  case system(String)
  case ready(String)

  var name: String {
    switch self {
    case .system(let id): id
    case .ready(let name): name
    }
  }
}
