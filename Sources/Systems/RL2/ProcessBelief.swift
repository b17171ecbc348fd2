import Compute
import Foundation
import Worlds

/// What is known of a process: each mean reward is normal and was seen with noise of variance 1, each
/// row of transitions has a Dirichlet distribution.
struct ProcessBelief: Hashable, Sendable {
  /// What is believed before anything was seen.
  struct Prior: Hashable, Sendable {
    /// The mean reward that an untried pair of state and action is thought to have.
    let mean: Double
    /// How many rewards that is worth.
    let rewards: Double
    /// How many transitions to each state are made up.
    let transitions: Double

    /// The distribution of tasks itself: mean rewards from N(1, 1), transitions from a flat Dirichlet.
    static let tasks = Prior(mean: 1, rewards: 1, transitions: 1)
    /// The same, but for mean rewards around 0, as agents of TabulaRL have it that are not told.
    static let standard = Prior(mean: 0, rewards: 1, transitions: 1)
    /// Next to nothing: the mean is what was seen most often (TabulaRL's greedy agents).
    static let empty = Prior(mean: 0, rewards: 1e-4, transitions: 1e-4)
  }

  /// Rewards and transitions as a process may have them.
  struct Process: Hashable, Sendable {
    /// `[states, actions]`.
    var rewards: [Double]
    /// `[states, actions, states]`, each row summing to 1.
    var transitions: [Double]
  }

  /// The mean of the belief.
  private(set) var mean: Process
  /// How often each action was taken, `[states, actions]`.
  private(set) var counts: [Double]
  /// How often it was seen where that led, `[states, actions]`.
  private(set) var followed: [Double]
  private let prior: Prior
  /// Concentrations, `[states, actions, states]`.
  private var concentrations: [Double]

  /// Pairs of a state and an action.
  static let pairs = ProcessTrials.states * ProcessTrials.actions

  /// A belief before anything was seen.
  init(_ prior: Prior) {
    self.prior = prior
    let states = ProcessTrials.states
    counts = Array(repeating: 0, count: Self.pairs)
    followed = counts
    concentrations = Array(repeating: prior.transitions, count: Self.pairs * states)
    mean = Process(
      rewards: Array(repeating: prior.mean, count: Self.pairs),
      transitions: Array(repeating: 1 / Double(states), count: Self.pairs * states))
  }

  /// Learns from a step; where it led is unknown at the end of an episode.
  mutating func note(state: Int, action: Int, reward: Double, next: Int?) {
    let pair = state * ProcessTrials.actions + action
    counts[pair] += 1
    mean.rewards[pair] += (reward - mean.rewards[pair]) / (prior.rewards + counts[pair])
    guard let next else { return }
    followed[pair] += 1
    let row = pair * ProcessTrials.states..<(pair + 1) * ProcessTrials.states
    concentrations[row.lowerBound + next] += 1
    let sum = prior.transitions * Double(ProcessTrials.states) + followed[pair]
    for place in row { mean.transitions[place] = concentrations[place] / sum }
  }

  /// A process as it may be.
  func draw(_ random: inout Random) -> Process {
    var process = Process(rewards: mean.rewards, transitions: concentrations)
    for pair in 0..<Self.pairs {
      process.rewards[pair] += random.normal() / (prior.rewards + counts[pair]).squareRoot()
      let row = pair * ProcessTrials.states..<(pair + 1) * ProcessTrials.states
      random.dirichlet(&process.transitions, in: row)
    }
    return process
  }

  /// How far rewards, and transitions in the L1 norm, may be from the mean, `[states, actions]`
  /// each, in the form of Osband's TabulaRL.
  ///
  /// - Parameter episode: Counts from 0.
  func bounds(scale: Double, episode: Int) -> (rewards: [Double], transitions: [Double]) {
    // Failing with probability 1/20 in all.
    let confidence = log(2 * Double(Self.pairs) * Double(episode + 1) * 20)
    let slack = { (factor: Double, counts: [Double]) in
      counts.map { scale * (factor * confidence / max($0, 1)).squareRoot() }
    }
    return (slack(4, counts), slack(4 * Double(ProcessTrials.states), followed))
  }
}
