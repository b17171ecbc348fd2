import Foundation

/// How a recurrent actor-critic gathers and learns.
package struct LearningRules: Codable, Hashable, Sendable {
  /// Trials of an iteration, a multiple of `minibatch`.
  let trials: Int
  /// Trials that are played, and learned from, at a time.
  package let minibatch: Int
  /// The longest trial.
  let steps: Int
  /// Steps of an episode; trials end where an episode does.
  let horizon: Int
  /// Iterations in which trials grow, geometrically, from `shortest` to `steps`: what short trials
  /// teach is learned from few steps, and is of use in long ones.
  let growth: Int
  /// How often every trial is learned from.
  let epochs: Int
  /// γ: what a reward is worth one step later.
  let discount: Double
  /// λ of generalised advantage estimation.
  let trace: Double
  /// Gradients longer than this are scaled down.
  let largestNorm: Double

  /// Whether memory cells begin with spans of up to `steps`.
  let spreadsMemory: Bool

  /// States all of them.
  package init(
    trials: Int, minibatch: Int, steps: Int, horizon: Int, growth: Int, epochs: Int,
    discount: Double, trace: Double, largestNorm: Double, spreadsMemory: Bool
  ) {
    (self.trials, self.minibatch, self.steps) = (trials, minibatch, steps)
    (self.horizon, self.growth, self.epochs) = (horizon, growth, epochs)
    (self.discount, self.trace) = (discount, trace)
    (self.largestNorm, self.spreadsMemory) = (largestNorm, spreadsMemory)
  }

  /// Pieces of work of an iteration: blocks that are played, and minibatches.
  package var pieces: Int { trials / minibatch * (1 + epochs) }

  /// Steps of the first trials, where trials grow.
  private static let shortest = 10

  /// Steps of the trials of an iteration.
  func steps(in iteration: Int) -> Int {
    guard iteration < growth, steps > Self.shortest else { return steps }
    let share = Double(iteration) / Double(growth)
    let length = Double(Self.shortest) * pow(Double(steps) / Double(Self.shortest), share)
    return min(max(Int(length) / horizon, 1) * horizon, steps)
  }
}
