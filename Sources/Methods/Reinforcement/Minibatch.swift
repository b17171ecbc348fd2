/// Some trials of a rollout, laid out step after step as programs read them; zeros follow the
/// end of a trial.
struct Minibatch {
  let rollout: Rollout
  /// Which trials, one a row.
  let trials: ArraySlice<Int>
  /// Steps that are laid out.
  let steps: Int

  /// Writes what was seen, `[steps, trials, inputs]`.
  func writeObservations(to target: UnsafeMutableBufferPointer<Float>) {
    let inputs = rollout.inputs
    rollout.observations.values.withUnsafeBufferPointer { source in
      for (row, trial) in trials.enumerated() {
        for step in 0..<steps {
          let from = (trial * rollout.steps + step) * inputs
          let to = (step * trials.count + row) * inputs
          let isTaken = step < rollout.lengths[trial]
          for input in 0..<inputs { target[to + input] = isTaken ? source[from + input] : 0 }
        }
      }
    }
  }

  /// Writes what is known of each step, `[facts, steps, trials]`.
  func writeFacts(to target: UnsafeMutableBufferPointer<Float>) {
    write(rollout.actions, .action, to: target)
    write(rollout.logProbabilities, .logProbability, to: target)
    write(rollout.advantages, .advantage, to: target)
    write(rollout.aims, .aim, to: target)
    let taken = trials.reduce(0) { $0 + rollout.lengths[$1] }
    forEachPlace(.weight) { place, step, trial in
      target[place] = step < rollout.lengths[trial] ? 1 / Float(taken) : 0
    }
  }

  /// Writes the classes that are asked for, `[steps, trials, targets]`.
  func writeTargets(to target: UnsafeMutableBufferPointer<Float>) {
    guard let targets = rollout.targets else { return }
    let count = targets.count
    target.update(repeating: 0)
    targets.values.values.withUnsafeBufferPointer { source in
      for (row, trial) in trials.enumerated() {
        for step in 0..<min(steps, rollout.lengths[trial]) {
          let from = (trial * rollout.steps + step) * count
          let to = (step * trials.count + row) * count
          for place in 0..<count { target[to + place] = source[from + place] }
        }
      }
    }
  }

  private func write(
    _ numbers: PackedFloats, _ fact: PolicyLoss.Fact,
    to target: UnsafeMutableBufferPointer<Float>
  ) {
    numbers.values.withUnsafeBufferPointer { source in
      forEachPlace(fact) { place, step, trial in
        let isTaken = step < rollout.lengths[trial]
        target[place] = isTaken ? source[trial * rollout.steps + step] : 0
      }
    }
  }

  private func forEachPlace(
    _ fact: PolicyLoss.Fact, _ body: (_ place: Int, _ step: Int, _ trial: Int) -> Void
  ) {
    let start = fact.rawValue * steps * trials.count
    for (row, trial) in trials.enumerated() {
      for step in 0..<steps { body(start + step * trials.count + row, step, trial) }
    }
  }
}
