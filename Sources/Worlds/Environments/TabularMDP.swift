public import Compute
import Foundation

/// A small Markov decision process given by its tables.
///
/// Random ones are the task distribution of Osband, Russo & Van Roy 2013 that is learned to learn
/// on in Duan, Schulman, Chen, Bartlett, Sutskever & Abbeel 2016, "RL²", section 3.2.
public struct TabularMDP: Codable, Hashable, Sendable {
  /// How many states there are; an episode starts in state 0.
  public let states: Int
  /// How many actions there are in every state.
  public let actions: Int
  /// `[states, actions]`: the mean reward; each reward is normal around it with variance 1.
  public let meanRewards: [Double]
  /// `[states, actions, states]`: where an action leads, as probabilities.
  public let transitions: [Double]

  /// The steps of an episode in the papers.
  public static let horizon = 10

  /// A process with these tables; every row of `transitions` must sum to 1.
  public init(states: Int, actions: Int, meanRewards: [Double], transitions: [Double]) {
    precondition(
      meanRewards.count == states * actions && transitions.count == states * actions * states,
      "\(states) states and \(actions) actions do not have \(meanRewards.count) rewards "
        + "and \(transitions.count) transitions")
    for row in 0..<states * actions {
      let sum = transitions[row * states..<(row + 1) * states].reduce(0, +)
      precondition(abs(sum - 1) < 1e-9, "the probabilities of row \(row) sum to \(sum)")
    }
    (self.states, self.actions) = (states, actions)
    (self.meanRewards, self.transitions) = (meanRewards, transitions)
  }

  /// A random process: mean rewards from N(1, 1), transitions from a flat Dirichlet distribution.
  public init(states: Int = 10, actions: Int = 5, random: inout Random) {
    precondition(states > 0 && actions > 0, "no process of \(states) states, \(actions) actions")
    (self.states, self.actions) = (states, actions)
    var rewards: [Double] = []
    for _ in 0..<states * actions { rewards.append(1 + random.normal()) }
    meanRewards = rewards

    var transitions: [Double] = []
    for _ in 0..<states * actions {
      // Exponential variables divided by their sum are Dirichlet(1, ..., 1).
      var weights: [Double] = []
      for _ in 0..<states { weights.append(-log(1 - random.uniform())) }
      let sum = weights.reduce(0, +)
      for weight in weights { transitions.append(weight / sum) }
    }
    self.transitions = transitions
  }

  /// Takes an action in a state: where it leads and what it pays.
  public func step(
    from state: Int, action: Int, random: inout Random
  ) -> (state: Int, reward: Double) {
    let row = state * actions + action
    let reward = meanRewards[row] + random.normal()
    var left = random.uniform()
    var next = 0
    while next < states - 1 {
      left -= transitions[row * states + next]
      if left < 0 { break }
      next += 1
    }
    return (next, reward)
  }

  /// The expected return of an episode from state 0 when every action is the best one, by
  /// backward induction (Bellman 1957); no learner can do better.
  public func optimalReturn(horizon: Int = TabularMDP.horizon) -> Double {
    var values = [Double](repeating: 0, count: states)
    for _ in 0..<horizon { values = best(then: values).map(\.worth) }
    return values[0]
  }

  /// The best action in each state when `horizon` steps are left.
  public func optimalActions(horizon: Int) -> [Int] {
    precondition(horizon > 0, "no action is left to choose")
    var values = [Double](repeating: 0, count: states)
    for _ in 1..<horizon { values = best(then: values).map(\.worth) }
    return best(then: values).map(\.action)
  }

  /// The best action in each state, given what each state is worth afterwards.
  private func best(then values: [Double]) -> [(action: Int, worth: Double)] {
    (0..<states).map { state in
      var best = (action: 0, worth: worth(of: 0, in: state, then: values))
      for action in 1..<max(actions, 1) {
        let worth = worth(of: action, in: state, then: values)
        if worth > best.worth { best = (action, worth) }
      }
      return best
    }
  }

  private func worth(of action: Int, in state: Int, then values: [Double]) -> Double {
    let row = state * actions + action
    var worth = meanRewards[row]
    for next in 0..<states { worth += transitions[row * states + next] * values[next] }
    return worth
  }
}
