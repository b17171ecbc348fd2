import Compute
import Worlds

/// Tabular Markov decision processes that are played side by side, episode after episode.
///
/// Where an action leads and what it pays is decided by the trial and the number of the step, so that
/// all who play the same trials share their luck. An agent sees its state and its last action (as
/// one of n each), what that paid, and whether an episode has just ended.
struct ProcessTrials: ScoredPlayground {
  let processes: [TabularMDP]
  /// Where each row is, `[rows]`.
  private(set) var states: [Int]
  private(set) var worths: [Float]
  private let luck: [Random]
  private var actions: [Int] = []
  private var paid: [Float]
  private var steps = 0

  /// States of a process.
  static let states = 10
  /// Actions of a process.
  static let actions = 5
  /// Numbers that an agent sees.
  static let inputs = states + actions + 2

  /// Those random processes that have these numbers.
  init(_ numbers: Range<Int>, random: Random) {
    processes = numbers.map { number in
      var random = random.stream(number)
      return TabularMDP(states: Self.states, actions: Self.actions, random: &random)
    }
    luck = numbers.map { random.stream($0).stream("luck") }
    states = Array(repeating: 0, count: numbers.count)
    paid = Array(repeating: 0, count: numbers.count)
    worths = paid
  }

  var rows: Int { processes.count }

  /// Whether an episode begins now.
  var isAtStart: Bool { steps % TabularMDP.horizon == 0 }

  func see(_ observations: UnsafeMutableBufferPointer<Float>) {
    observations.update(repeating: 0)
    for row in 0..<rows {
      let start = row * Self.inputs
      observations[start + states[row]] = 1
      if steps > 0 { observations[start + Self.states + actions[row]] = 1 }
      observations[start + Self.inputs - 2] = paid[row]
      observations[start + Self.inputs - 1] = isAtStart ? 1 : 0
    }
  }

  mutating func act(_ actions: [Int], _ rewards: inout [Float]) {
    for row in 0..<rows {
      var random = luck[row].stream(steps)
      let mean = processes[row].meanRewards[states[row] * Self.actions + actions[row]]
      let (state, reward) = processes[row].step(
        from: states[row], action: actions[row], random: &random)
      states[row] = state
      worths[row] = Float(mean)
      paid[row] = Float(reward)
      rewards[row] = paid[row]
    }
    self.actions = actions
    steps += 1
    if isAtStart { for row in 0..<rows { states[row] = 0 } }
  }
}
