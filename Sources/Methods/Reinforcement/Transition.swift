import Foundation

/// What happened in one step of trials that are played side by side.
package struct Transition: Sendable {
  /// Counts from 0.
  package var step = 0
  /// What was seen, `[rows, inputs]`.
  package var observation: [Float]
  /// The classes that auxiliary tasks ask for, `[rows, targets]`; empty where none does.
  var targets: [Float]
  /// What was thought of it.
  package var distribution: ActionDistribution
  /// What was done, `[rows]`.
  package var actions: [Action]
  /// What it paid, `[rows]`.
  package var rewards: [Float]
  /// Whether a row was still on, `[rows]`; the others mean nothing.
  package var isTaken: [Bool]

  /// Nothing has happened.
  init(rows: Int, inputs: Int, actionCount: Int, targets: Int = 0) {
    self.targets = Array(repeating: 0, count: rows * targets)
    observation = Array(repeating: 0, count: rows * inputs)
    distribution = ActionDistribution(rows: rows, actions: actionCount)
    actions = Array(repeating: Action(index: 0, logProbability: 0, value: 0), count: rows)
    rewards = Array(repeating: 0, count: rows)
    isTaken = Array(repeating: true, count: rows)
  }
}

/// What was decided in one step of one trial.
package struct Action: Hashable, Sendable {
  /// Which of the actions, from 0.
  package let index: Int
  let logProbability: Float
  /// The discounted return that the critic expected.
  package let value: Float
}

/// The probabilities of actions, and what the critic expects, in trials side by side.
package struct ActionDistribution: Sendable {
  /// How many actions there are.
  let actions: Int
  /// `[rows, actions]`; rows sum to 1.
  private(set) var probabilities: [Float]
  /// `[rows]`.
  private(set) var values: [Float]

  /// Everything is alike.
  init(rows: Int, actions: Int) {
    self.actions = actions
    probabilities = Array(repeating: 1 / Float(actions), count: rows * actions)
    values = Array(repeating: 0, count: rows)
  }

  /// The probabilities of one row's actions.
  package func probabilities(of row: Int) -> ArraySlice<Float> {
    probabilities[row * actions..<(row + 1) * actions]
  }

  /// Takes over the softmax of logits `[rows, actions]`.
  mutating func read(logits: UnsafeBufferPointer<Float>) {
    for start in stride(from: 0, to: probabilities.count, by: actions) {
      var top = logits[start]
      for place in start + 1..<start + actions { top = max(top, logits[place]) }
      var sum: Float = 0
      for place in start..<start + actions {
        probabilities[place] = exp(logits[place] - top)
        sum += probabilities[place]
      }
      for place in start..<start + actions { probabilities[place] /= sum }
    }
  }

  /// Takes over the critic's words, `[rows]`.
  mutating func read(values source: UnsafeBufferPointer<Float>) {
    for row in source.indices { values[row] = source[row] }
  }

  /// The action of a row at a place in [0, 1) along its probabilities laid end to end.
  func choice(_ row: Int, at uniform: Double) -> Action {
    let start = row * actions
    var left = Float(uniform)
    var action = 0
    while action < actions - 1 {
      left -= probabilities[start + action]
      if left < 0 { break }
      action += 1
    }
    let probability = max(probabilities[start + action], 1e-12)
    return Action(index: action, logProbability: log(probability), value: values[row])
  }
}
