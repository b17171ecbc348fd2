/// What was seen, done and earned in some trials, trial after trial.
struct Rollout: Codable, Hashable, Sendable {
  /// Numbers in an observation.
  let inputs: Int
  /// Steps that are kept of a trial; shorter ones leave the rest unused.
  let steps: Int
  /// How many steps each trial took, `[trials]`.
  private(set) var lengths: [Int] = []
  /// `[trials, steps, inputs]`.
  private(set) var observations = PackedFloats()
  /// What was done, as whole numbers, `[trials, steps]`; so are the shapes below.
  private(set) var actions = PackedFloats()
  /// The logarithm of the probability with which it was done.
  private(set) var logProbabilities = PackedFloats()
  private(set) var rewards = PackedFloats()
  /// The return that the critic expected.
  private(set) var values = PackedFloats()
  /// How much better the action was than the policy, as estimated afterwards.
  private(set) var advantages = PackedFloats()
  /// The return that the critic should have expected.
  private(set) var aims = PackedFloats()
  /// The classes that auxiliary tasks ask for, where there are any.
  private(set) var targets: RolloutTargets?

  /// No trial yet.
  init(inputs: Int, steps: Int, targets: Int = 0) {
    precondition(inputs > 0 && steps > 0, "no trials of \(steps) steps with \(inputs) inputs")
    (self.inputs, self.steps) = (inputs, steps)
    self.targets = targets > 0 ? RolloutTargets(count: targets) : nil
  }

  /// How many trials there are.
  var trials: Int { lengths.count }

  /// The mean over trials of what they earned, undiscounted.
  var meanReturn: Double {
    rewards.values.reduce(0) { $0 + Double($1) } / Double(max(trials, 1))
  }

  /// The longest of some trials.
  func longest(of trials: ArraySlice<Int>) -> Int { trials.map { lengths[$0] }.max() ?? 0 }

  /// Adds trials of which nothing is known yet; returns the number of the first.
  mutating func addTrials(_ count: Int) -> Int {
    let first = trials
    lengths += Array(repeating: 0, count: count)
    observations.values += Array(repeating: 0, count: count * steps * inputs)
    let blank = [Float](repeating: 0, count: count * steps)
    actions.values += blank
    logProbabilities.values += blank
    rewards.values += blank
    values.values += blank
    if let width = targets?.count {
      targets?.values.values += Array(repeating: 0, count: count * steps * width)
    }
    return first
  }

  /// Writes down what was decided in a step of a trial, and what it paid.
  ///
  /// - Parameter observation: What all rows saw; this trial's is row `row` of it.
  mutating func note(
    trial: Int, step: Int, observation: [Float], row: Int, choice: Action,
    reward: Float
  ) {
    let place = trial * steps + step
    for input in 0..<inputs {
      observations.values[place * inputs + input] = observation[row * inputs + input]
    }
    actions.values[place] = Float(choice.index)
    logProbabilities.values[place] = choice.logProbability
    values.values[place] = choice.value
    rewards.values[place] = reward
    lengths[trial] = step + 1
  }

  /// Writes down the classes that are asked for in a step of a trial: row `row` of those of all rows.
  mutating func note(trial: Int, step: Int, classes: [Float], row: Int) {
    guard let count = targets?.count else { return }
    let place = (trial * steps + step) * count
    for target in 0..<count {
      targets?.values.values[place + target] = classes[row * count + target]
    }
  }

  /// Estimates advantages and returns.
  ///
  /// As Schulman, Moritz, Levine, Jordan & Abbeel 2016, "High-dimensional continuous control using
  /// generalized advantage estimation", equation 16:
  ///
  ///     δ_t = r_t + γ V_{t+1} − V_t,   A_t = δ_t + γ λ A_{t+1}
  ///
  /// Nothing is expected beyond the end of a trial. Advantages are then brought to mean 0 and
  /// variance 1 over all steps; aims are A_t + V_t as they were before.
  mutating func judge(discount: Float, trace: Float) {
    var (advantages, aims) = (values.values, values.values)
    for trial in lengths.indices {
      var (next, sum): (Float, Float) = (0, 0)
      for step in stride(from: lengths[trial] - 1, through: 0, by: -1) {
        let place = trial * steps + step
        let value = values.values[place]
        sum = rewards.values[place] + discount * next - value + discount * trace * sum
        advantages[place] = sum
        aims[place] = sum + value
        next = value
      }
    }
    standardise(&advantages)
    self.advantages.values = advantages
    self.aims.values = aims
  }

  private func standardise(_ advantages: inout [Float]) {
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    forEachStep { place in
      sum += Double(advantages[place])
      squares += Double(advantages[place]) * Double(advantages[place])
      count += 1
    }
    guard count > 0 else { return }
    let mean = sum / count
    let deviation = max(squares / count - mean * mean, 0).squareRoot() + 1e-8
    forEachStep { advantages[$0] = Float((Double(advantages[$0]) - mean) / deviation) }
  }

  private func forEachStep(_ body: (_ place: Int) -> Void) {
    for trial in lengths.indices {
      for step in 0..<lengths[trial] { body(trial * steps + step) }
    }
  }
}
