package import Compute

/// The agent: Q-learning (Watkins 1989) with ε-greedy walks and experience replay (Lin 1993), as
/// algorithm 1 of Baker, Gupta, Naik & Raskar (2017) puts them together.
package struct QLearner: Codable, Sendable {
  /// A network that was trained, and its accuracy.
  struct Experience: Codable, Sendable {
    let network: NetworkString
    let accuracy: Double
  }

  let space: StateSpace
  /// The Q-learning rate α.
  var rate: Double
  /// How many networks are drawn from memory after each walk, K.
  var replays: Int
  private(set) var table: QTable
  private(set) var memory: [Experience] = []

  package init(space: StateSpace, rate: Double, replays: Int, initialValue: Double) {
    self.space = space
    (self.rate, self.replays) = (rate, replays)
    table = QTable(initial: initialValue)
  }

  /// Walks from the start to an output: at each state a random layer with probability ε, else one
  /// of the best, ties broken at random.
  package func walk(epsilon: Double, random: inout Random) -> NetworkString {
    var state = space.start
    var walk: [NetworkString.Layer] = []
    while !state.isTerminal {
      let actions = space.actions(in: state)
      let isExploring = random.chance(epsilon)
      let layer = random.pick(isExploring ? actions : best(of: actions, in: state))
      walk.append(layer)
      state = space.state(after: layer, in: state)
    }
    return space.network(of: walk)
  }

  /// Remembers a walk and what it brought, then replays K memories drawn uniformly.
  mutating func learn(_ network: NetworkString, accuracy: Double, random: inout Random) {
    memory.append(Experience(network: network, accuracy: accuracy))
    replay(random: &random)
  }

  /// Replays K memories drawn uniformly.
  mutating func replay(random: inout Random) {
    guard !memory.isEmpty else { return }
    for _ in 0..<replays {
      let experience = random.pick(memory)
      replay(space.walk(of: experience.network), reward: experience.accuracy)
    }
  }

  /// Updates the values along a walk from its end, so that the reward reaches the start at once:
  /// Q(s, u) ← (1 − α) Q(s, u) + α (r + max_u' Q(s', u')), with r = 0 before the end and γ = 1.
  private mutating func replay(_ walk: [NetworkString.Layer], reward: Double) {
    var states = [space.start]
    for layer in walk.dropLast() {
      states.append(space.state(after: layer, in: states[states.count - 1]))
    }
    var target = reward
    for (state, layer) in zip(states, walk).reversed() {
      table.move(layer, in: state, toward: target, by: rate)
      target = table.values(of: space.actions(in: state), in: state).max() ?? reward
    }
  }

  /// The layers of the greatest value.
  private func best(
    of actions: [NetworkString.Layer], in state: NetworkState
  ) -> [NetworkString.Layer] {
    let values = table.values(of: actions, in: state)
    let greatest = values.max()
    return zip(actions, values).filter { $1 == greatest }.map(\.0)
  }
}
