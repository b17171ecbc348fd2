/// Which key does what, and where: the one place that says so.
package struct KeyTable: Sendable {
  /// The bindings in the order help shows them.
  package var bindings: [Binding]

  /// What a key does in a place.
  package func action(for key: Key, in context: Context) -> Action? {
    bindings.first { !$0.context.isDisjoint(with: context) && $0.keys.contains(key) }?.action
  }

  /// The first key of an action, for texts that mention it.
  func name(of action: Action, in place: Context = .anywhere) -> String {
    bindings.first { $0.action == action && !$0.context.isDisjoint(with: place) }?.keys.first?
      .description ?? ""
  }

  /// The bindings that hold in a place.
  package func bindings(in context: Context) -> [Binding] {
    bindings.filter { !$0.context.isDisjoint(with: context) }
  }

  /// A line for every key that two bindings claim in the same place; none in a sound table.
  package var conflicts: [String] {
    var lines: [String] = []
    for (number, binding) in bindings.enumerated() {
      for other in bindings[(number + 1)...] where !binding.context.isDisjoint(with: other.context)
      {
        for key in binding.keys where other.keys.contains(key) {
          lines.append("\(key) means both \(binding.action) and \(other.action)")
        }
      }
    }
    return lines
  }
}
