extension StateSpace {
  /// How large the space is.
  public struct Size: Hashable, Sendable {
    /// States the agent can tell apart and must choose in.
    public let states: Int
    /// Pairs of such a state and a layer that may follow it.
    public let actions: Int
    /// Networks; a real number, since it may exceed any whole one.
    public let networks: Double
  }

  /// Enumerates the space.
  ///
  /// Sizes are followed as they truly are; states and actions are counted as the agent sees them.
  public func size() -> Size {
    var levels: [[NetworkState]] = [[start]]
    while let level = levels.last, !level.isEmpty { levels.append(successors(of: level)) }
    let open = levels.joined().filter { !$0.isTerminal }
    var pairs: Set<Pair> = []
    for state in open {
      let key = StateKey(state)
      for action in actions(in: state) { pairs.insert(Pair(state: key, action: action)) }
    }
    return Size(
      states: Set(open.map(StateKey.init)).count, actions: pairs.count,
      networks: countNetworks(levels))
  }

  private struct Pair: Hashable {
    let state: StateKey
    let action: NetworkString.Layer
  }

  /// The states after these, each once, in a fixed order.
  private func successors(of level: [NetworkState]) -> [NetworkState] {
    var seen: Set<NetworkState> = []
    var next: [NetworkState] = []
    for state in level {
      for action in actions(in: state) {
        let successor = self.state(after: action, in: state)
        if seen.insert(successor).inserted { next.append(successor) }
      }
    }
    return next
  }

  /// Paths from the start to an output, counted from the deepest states up.
  private func countNetworks(_ levels: [[NetworkState]]) -> Double {
    var paths: [NetworkState: Double] = [:]
    for state in levels.joined().reversed() {
      let continuations = actions(in: state).reduce(0.0) { sum, action in
        sum + (paths[self.state(after: action, in: state)] ?? 0)
      }
      paths[state] = state.isTerminal ? 1 : continuations
    }
    return paths[start] ?? 0
  }
}
