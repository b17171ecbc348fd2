import Compute
import Worlds

/// What actions are worth in what is left of an episode of a process, by backward induction (Bellman
/// 1957).
struct EpisodePlan: Hashable, Sendable {
  /// What is added to the process that is planned for; each `[states, actions]`, or empty.
  struct Additions {
    /// Added to rewards.
    var rewards: [Double] = []
    /// Added to rewards once for each step that follows in the episode.
    var later: [Double] = []
    /// How far each row of transitions may be off in the L1 norm, in the most favourable way (Jaksch,
    /// Ortner & Auer 2010, figure 2).
    var slack: [Double] = []
  }

  /// Returns to the end of the episode, `[steps, states, actions]`.
  private var worths: [Double]
  private let steps: Int

  /// Plans the last steps of an episode, all of them if not told otherwise.
  init(
    _ process: ProcessBelief.Process, _ additions: Additions = Additions(),
    steps: Int = TabularMDP.horizon
  ) {
    let (states, pairs) = (ProcessTrials.states, ProcessBelief.pairs)
    var rewards = process.rewards
    for (pair, bonus) in additions.rewards.enumerated() { rewards[pair] += bonus }
    var worths = [Double](repeating: 0, count: steps * pairs)
    var values = [Double](repeating: 0, count: states)
    for step in stride(from: steps - 1, through: 0, by: -1) {
      let left = Double(steps - 1 - step)
      let ranking =
        additions.slack.isEmpty ? [] : values.indices.sorted { values[$0] > values[$1] }
      for pair in 0..<pairs {
        var worth = rewards[pair] + Self.mean(of: values, process.transitions, pair)
        if !ranking.isEmpty {
          let slack = additions.slack[pair]
          worth += Self.hope(of: values, process.transitions, pair, slack, ranking)
        }
        if !additions.later.isEmpty { worth += left * additions.later[pair] }
        worths[step * pairs + pair] = worth
      }
      for state in 0..<states { values[state] = Self.best(worths, step, state) }
    }
    (self.worths, self.steps) = (worths, steps)
  }

  /// The return that is expected from the start of an episode.
  var promise: Double { Self.best(worths, 0, 0) }

  /// Takes the larger worth of every action in every state and step.
  mutating func formMaximum(with other: EpisodePlan) {
    precondition(other.steps == steps, "plans of \(steps) and of \(other.steps) steps")
    for place in worths.indices { worths[place] = max(worths[place], other.worths[place]) }
  }

  /// What to do in a state at a step of the plan, from 0; of several best actions any.
  ///
  /// Untried actions are all alike, so who always took the first of them would try no other.
  func action(in state: Int, step: Int, _ random: inout Random) -> Int {
    let start = (step * ProcessTrials.states + state) * ProcessTrials.actions
    var (best, ties) = (0, 1)
    for action in 1..<ProcessTrials.actions {
      let difference = worths[start + action] - worths[start + best]
      if difference > 0 {
        (best, ties) = (action, 1)
      } else if difference == 0 {
        ties += 1
        if random.below(ties) == 0 { best = action }
      }
    }
    return best
  }

  private static func best(_ worths: [Double], _ step: Int, _ state: Int) -> Double {
    let start = (step * ProcessTrials.states + state) * ProcessTrials.actions
    var best = worths[start]
    for action in 1..<ProcessTrials.actions { best = max(best, worths[start + action]) }
    return best
  }

  private static func mean(of values: [Double], _ transitions: [Double], _ pair: Int) -> Double {
    var sum = 0.0
    let start = pair * values.count
    for state in values.indices { sum += transitions[start + state] * values[state] }
    return sum
  }

  /// What is gained when half the slack of probability is moved from the worst states to the best.
  private static func hope(
    of values: [Double], _ transitions: [Double], _ pair: Int, _ slack: Double, _ ranking: [Int]
  ) -> Double {
    let start = pair * values.count
    let best = ranking[0]
    let gain = min(slack / 2, 1 - transitions[start + best])
    var sum = gain * values[best]
    var debt = gain
    for state in ranking.reversed() where debt > 0 && state != best {
      let taken = min(debt, transitions[start + state])
      sum -= taken * values[state]
      debt -= taken
    }
    return sum
  }
}
