package import Compute
package import Learning

/// A recurrent actor-critic that learns by proximal policy optimisation from whole trials.
///
/// An iteration plays a batch of trials, block by block, and then learns from them for some epochs,
/// minibatch by minibatch; each of these is a small piece of work of its own, so that a run can be
/// paused and saved between any two. The encoding is the parameters, the optimiser's memory and
/// the trials that are being learned from; programs are recorded when they are first needed.
package struct ActorCritic: Codable, Sendable {
  let plan: ActorCriticPlan
  package let rules: LearningRules
  private(set) var parameters: Parameters
  private(set) var rollout: Rollout
  /// Iterations that are over.
  package private(set) var iterations = 0
  /// Steps that were taken in all trials so far.
  package private(set) var stepsTaken = 0
  private(set) var optimiser: OptimiserState
  /// Minibatches that were learned from in this iteration.
  private(set) var lessons = 0
  private var sums = LossStatistics()
  private let order: Random
  private var acting: ActingPart?
  private var learning: [LearningPart] = []

  private enum CodingKeys: String, CodingKey {
    case plan, rules, parameters, rollout, iterations, stepsTaken, optimiser, lessons, sums
    case order
  }

  /// An agent that has learned nothing.
  package init(_ plan: ActorCriticPlan, _ rules: LearningRules, random: Random) {
    (self.plan, self.rules) = (plan, rules)
    let recording = PolicyLoss(plan, steps: 1, rows: 1)
    parameters = recording.graph.initialParameters(random: random.stream("parameters"))
    if rules.spreadsMemory {
      plan.spreadMemory(over: rules.steps, &parameters, random: random.stream("memory"))
    }
    order = random.stream("order")
    optimiser = OptimiserState(
      .adam(epsilon: 1e-5), for: parameters, largestNorm: Float(rules.largestNorm))
    rollout = Rollout(inputs: plan.inputs, steps: rules.steps(in: 0), targets: plan.targets)
  }

  /// Whether trials are to be played next; else there is something to learn from them.
  package var isPlaying: Bool { rollout.trials < rules.trials }

  /// Plays the next block of an iteration's trials.
  package mutating func gather(_ environment: inout some VectorEnvironment, random: Random) {
    precondition(isPlaying && environment.rows == rules.minibatch, "not \(environment.rows) trials")
    var part = acting.take() ?? ActingPart(plan, rows: rules.minibatch)
    defer { acting = part }
    let first = rollout.addTrials(environment.rows)
    part.play(&environment, &parameters, steps: rollout.steps, random: random) { transition, _ in
      for row in 0..<transition.rewards.count where transition.isTaken[row] {
        rollout.note(
          trial: first + row, step: transition.step, observation: transition.observation, row: row,
          choice: transition.actions[row], reward: transition.rewards[row])
        rollout.note(
          trial: first + row, step: transition.step, classes: transition.targets, row: row)
      }
    }
    if !isPlaying {
      rollout.judge(discount: Float(rules.discount), trace: Float(rules.trace))
    }
  }

  /// Plays trials that nothing is learned from, such as held-out ones.
  ///
  /// - Parameter part: The program for so many trials; recorded where there is none yet.
  package mutating func perform<Ground: VectorEnvironment>(
    _ environment: inout Ground, with part: inout ActingPart?, random: Random,
    tell: (Transition, Ground) -> Void
  ) {
    var acting = part.take() ?? ActingPart(plan, rows: environment.rows)
    acting.play(&environment, &parameters, steps: rules.steps, random: random, tell: tell)
    part = acting
  }

  /// Learns from the next minibatch; returns what the iteration showed when it was the last.
  package mutating func learn(rate: Double, entropyWeight: Double) throws(Failure)
    -> IterationStatistics?
  {
    precondition(!isPlaying, "there is nothing to learn from yet")
    let blocks = rules.trials / rules.minibatch
    let epoch = order.stream(iterations).stream(lessons / blocks)
    var random = epoch
    let trials = random.permutation(rules.trials)
    let start = lessons % blocks * rules.minibatch
    let notes = try lesson(
      trials[start..<start + rules.minibatch], rate: Float(rate), entropyWeight: entropyWeight)
    sums.add(notes, weight: 1 / Double(blocks * rules.epochs))
    lessons += 1
    return lessons == blocks * rules.epochs ? endIteration() : nil
  }

  private mutating func lesson(
    _ trials: ArraySlice<Int>, rate: Float, entropyWeight: Double
  ) throws(Failure) -> LossStatistics {
    let place = learningPart(for: rollout.longest(of: trials))
    let notes = learning[place].run(
      &parameters, on: rollout, trials, entropyWeight: Float(entropyWeight))
    guard notes.loss.isFinite else {
      throw Failure(.computation, "the loss of iteration \(iterations + 1) is \(notes.loss)")
    }
    optimiser.update(&parameters, gradients: learning[place].machine.gradients, rate: rate)
    return notes
  }

  /// The program for trials of up to so many steps: powers of two below the longest there may be,
  /// so that short trials cost little.
  private mutating func learningPart(for steps: Int) -> Int {
    var size = 8
    while size < steps { size *= 2 }
    size = min(size, rules.steps)
    if let place = learning.firstIndex(where: { $0.steps == size }) { return place }
    learning.append(LearningPart(plan, steps: size, rows: rules.minibatch))
    return learning.count - 1
  }

  private mutating func endIteration() -> IterationStatistics {
    let taken = rollout.lengths.reduce(0, +)
    let notes = IterationStatistics(
      losses: sums, meanReturn: rollout.meanReturn,
      meanLength: Double(taken) / Double(rollout.trials))
    iterations += 1
    stepsTaken += taken
    (lessons, sums) = (0, LossStatistics())
    rollout = Rollout(
      inputs: plan.inputs, steps: rules.steps(in: iterations), targets: plan.targets)
    return notes
  }

  /// The trained weights, for export: the bias of forget gates and the unit of returns are part of
  /// the numbers.
  package var tensors: [NamedTensor] {
    var tensors = parameters.trainableTensors
    ActorCriticNet.fold(plan, &tensors)
    return tensors
  }
}
