import Compute
import Foundation
import Worlds

/// What is known of a process that was drawn from the distribution of tasks: mean rewards normal
/// N(1, 1) before any was seen, each seen with noise of variance 1; transitions with a flat
/// Dirichlet distribution.
struct ProcessBelief: Hashable, Sendable {
  /// Rewards and transitions as a process may have them.
  struct Process: Hashable, Sendable {
    /// `[states, actions]`.
    var rewards: [Double]
    /// `[states, actions, states]`, each row summing to 1.
    var transitions: [Double]

    /// The same with something added to the rewards.
    func adding(_ bonus: [Double]) -> Process {
      Process(rewards: zip(rewards, bonus).map(+), transitions: transitions)
    }
  }

  /// How often each action was taken, `[states, actions]`.
  private(set) var counts: [Double]
  private var rewardSums: [Double]
  /// Concentrations, `[states, actions, states]`.
  private var concentrations: [Double]

  private static let pairs = ProcessTrials.states * ProcessTrials.actions

  /// The distribution of tasks itself.
  init() {
    counts = Array(repeating: 0, count: Self.pairs)
    rewardSums = counts
    concentrations = Array(repeating: 1, count: Self.pairs * ProcessTrials.states)
  }

  /// Learns from a step; where it led is unknown at the end of an episode.
  mutating func note(state: Int, action: Int, reward: Double, next: Int?) {
    let pair = state * ProcessTrials.actions + action
    counts[pair] += 1
    rewardSums[pair] += reward
    if let next { concentrations[pair * ProcessTrials.states + next] += 1 }
  }

  /// The mean of the belief.
  var mean: Process {
    var process = Process(rewards: meanRewards, transitions: concentrations)
    for pair in 0..<Self.pairs {
      let row = pair * ProcessTrials.states..<(pair + 1) * ProcessTrials.states
      let sum = concentrations[row].reduce(0, +)
      for place in row { process.transitions[place] /= sum }
    }
    return process
  }

  /// A process as it may be.
  func draw(_ random: inout Random) -> Process {
    var process = Process(rewards: meanRewards, transitions: concentrations)
    for pair in 0..<Self.pairs {
      process.rewards[pair] += random.normal() / (1 + counts[pair]).squareRoot()
      let row = pair * ProcessTrials.states..<(pair + 1) * ProcessTrials.states
      random.dirichlet(&process.transitions, in: row)
    }
    return process
  }

  /// How far rewards, and transitions in the L1 norm, may be from the mean, `[states, actions]`
  /// each.
  func bounds(scale: Double) -> (rewards: [Double], transitions: [Double]) {
    let time = counts.reduce(0, +) / Double(TabularMDP.horizon) + 1
    // Failing with probability 1/20 in all, as in TabulaRL.
    let confidence = log(2 * Double(Self.pairs) * time * 20)
    let slack = { (factor: Double) in
      counts.map { scale * (factor * confidence / max($0, 1)).squareRoot() }
    }
    return (slack(4), slack(4 * Double(ProcessTrials.states)))
  }

  private var meanRewards: [Double] {
    zip(rewardSums, counts).map { (1 + $0) / (1 + $1) }
  }
}
