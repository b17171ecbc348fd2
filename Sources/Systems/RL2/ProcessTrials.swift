import Compute
import Methods
import Worlds

/// Tabular Markov decision processes that are played side by side, episode after episode.
///
/// Where an action leads and what it pays is decided by the trial and the number of the step, so
/// that all who play the same trials share their uniform.
struct ProcessTrials: ScoredEnvironment {
  let processes: [TabularMDP]
  /// Where each row is, `[rows]`.
  private(set) var states: [Int]
  private(set) var worths: [Float]
  private let uniform: [Random]
  private var actions: [Int] = []
  private var before: [Int]
  private var paid: [Float]
  private var steps = 0

  /// States of a process.
  static let states = 10
  /// Actions of a process.
  static let actions = 5

  private let observation: ProcessObservation

  /// Those random processes that have these numbers.
  init(_ numbers: Range<Int>, showing observation: ProcessObservation = .state, random: Random) {
    self.observation = observation
    processes = numbers.map { number in
      var random = random.stream(number)
      return TabularMDP(states: Self.states, actions: Self.actions, random: &random)
    }
    uniform = numbers.map { random.stream($0).stream("luck") }
    states = Array(repeating: 0, count: numbers.count)
    before = states
    paid = Array(repeating: 0, count: numbers.count)
    worths = paid
  }

  var rows: Int { processes.count }

  /// Whether an episode begins now.
  var isAtStart: Bool { steps % TabularMDP.horizon == 0 }

  func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
    observations.update(repeating: 0)
    let width = observations.count / rows
    for row in 0..<rows {
      let start = row * width
      let rest = start + Self.states + Self.actions
      observations[start + states[row]] = 1
      observations[rest] = paid[row]
      observations[rest + 1] = isAtStart ? 1 : 0
      guard steps > 0 else { continue }
      observations[start + Self.states + actions[row]] = 1
      observation.show(
        before: before[row], actions[row], paid: paid[row], at: rest + 2, observations)
    }
  }

  mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
    before = states
    for row in 0..<rows {
      var random = uniform[row].stream(steps)
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
