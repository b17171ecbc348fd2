import Worlds

/// The best actions for one episode of a process, by backward induction (Bellman 1957).
struct EpisodePlan: Hashable, Sendable {
  /// The return that is expected from the start.
  let promise: Double
  /// `[horizon, states]`.
  private let actions: [Int]

  /// Plans for a process whose transitions may each be off by so much in the L1 norm, `[states,
  /// actions]`, in the most favourable way (Jaksch, Ortner & Auer 2010, figure 2).
  init(_ process: ProcessBelief.Process, slack: [Double] = []) {
    var actions = [Int](repeating: 0, count: TabularMDP.horizon * ProcessTrials.states)
    var values = [Double](repeating: 0, count: ProcessTrials.states)
    for step in stride(from: TabularMDP.horizon - 1, through: 0, by: -1) {
      let ranking = slack.isEmpty ? [] : values.indices.sorted { values[$0] > values[$1] }
      var next = values
      for state in values.indices {
        var best = -Double.infinity
        for action in 0..<ProcessTrials.actions {
          let pair = state * ProcessTrials.actions + action
          let future =
            slack.isEmpty
            ? Self.mean(of: values, process.transitions, pair)
            : Self.hope(of: values, process.transitions, pair, slack[pair], ranking)
          let worth = process.rewards[pair] + future
          if worth > best {
            best = worth
            actions[step * values.count + state] = action
          }
        }
        next[state] = best
      }
      values = next
    }
    self.actions = actions
    promise = values[0]
  }

  /// What to do in a state at a step of the episode, from 0.
  func action(in state: Int, step: Int) -> Int { actions[step * ProcessTrials.states + state] }

  private static func mean(of values: [Double], _ transitions: [Double], _ pair: Int) -> Double {
    var sum = 0.0
    let start = pair * values.count
    for state in values.indices { sum += transitions[start + state] * values[state] }
    return sum
  }

  /// The mean when half the slack of probability is moved from the worst states to the best.
  private static func hope(
    of values: [Double], _ transitions: [Double], _ pair: Int, _ slack: Double, _ ranking: [Int]
  ) -> Double {
    let start = pair * values.count
    let best = ranking[0]
    let gain = min(slack / 2, 1 - transitions[start + best])
    var sum = mean(of: values, transitions, pair) + gain * values[best]
    var debt = gain
    for state in ranking.reversed() where debt > 0 && state != best {
      let taken = min(debt, transitions[start + state])
      sum -= taken * values[state]
      debt -= taken
    }
    return sum
  }
}
