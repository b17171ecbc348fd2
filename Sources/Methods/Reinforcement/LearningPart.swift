import Compute

/// The program that learns from minibatches of whole trials of up to so many steps.
struct LearningPart: Sendable {
  /// Steps of a trial that it can take in.
  let steps: Int
  private let rows: Int
  private let inputs: Int
  private(set) var machine: Machine
  private let observations: Port
  private let facts: Port
  private let entropyWeight: Port
  private let loss: Port
  private let entropy: Port
  private let divergence: Port
  /// The classes that are asked for, and the loss of what is told; none without auxiliary tasks.
  private let targets: Port?
  private let auxiliary: Port?

  /// Records and plans the program.
  init(_ plan: ActorCriticPlan, steps: Int, rows: Int) {
    (self.steps, self.rows, inputs) = (steps, rows, plan.inputs)
    let recording = PolicyLoss(plan, steps: steps, rows: rows)
    let program = Program(
      recording.graph,
      outputs: [recording.loss, recording.entropy, recording.divergence]
        + [recording.auxiliary].compactMap(\.self),
      minimising: recording.loss)
    machine = Machine(program)
    observations = program.port(of: recording.observations)
    facts = program.port(of: recording.facts)
    entropyWeight = program.port(of: recording.entropyWeight)
    loss = program.port(of: recording.loss)
    entropy = program.port(of: recording.entropy)
    divergence = program.port(of: recording.divergence)
    targets = recording.targets.map(program.port)
    auxiliary = recording.auxiliary.map(program.port)
  }

  /// Computes the gradients of some trials' loss.
  mutating func run(
    _ parameters: inout Parameters, on rollout: Rollout, _ trials: ArraySlice<Int>,
    entropyWeight weight: Float
  ) -> LossStatistics {
    precondition(trials.count == rows, "\(trials.count) trials for a program of \(rows)")
    let batch = Minibatch(rollout: rollout, trials: trials, steps: steps)
    machine.withInput(observations) { batch.writeObservations(to: $0) }
    machine.withInput(facts) { batch.writeFacts(to: $0) }
    if let targets { machine.withInput(targets) { batch.writeTargets(to: $0) } }
    machine.write([weight], to: entropyWeight)
    machine.run(&parameters)
    return LossStatistics(
      loss: Double(machine.scalar(loss)), entropy: Double(machine.scalar(entropy)),
      divergence: Double(machine.scalar(divergence)),
      auxiliary: auxiliary.map { Double(machine.scalar($0)) })
  }
}
