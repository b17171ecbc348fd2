import Compute
import Learning
import Methods

/// An optimizer in training: its weights, and what Adam remembers of its gradients.
struct QueryTrainee: Codable, Sendable {
  /// The weights of the LSTM.
  private(set) var weights: Parameters
  private var optimiser: OptimiserState

  /// Freshly drawn weights.
  init(_ settings: BlackBox.Settings, random: Random) {
    weights = QueryPolicy.weights(settings.plan, random: random)
    optimiser = OptimiserState(
      .adam(), for: weights, largestNorm: settings.clip > 0 ? Float(settings.clip) : nil)
  }

  /// A step on these functions; returns the mean loss before it.
  mutating func update(
    by unroll: inout QueryUnroll, on samples: [FourierSample], rate: Float
  ) -> Double {
    let loss = Double(unroll.run(&weights, on: samples))
    if loss.isFinite { optimiser.update(&weights, gradients: unroll.gradients, rate: rate) }
    return loss
  }

  /// Makes sure that its sizes are those of a fresh one, after so many steps.
  func check(against fresh: QueryTrainee, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(weights.hasLayout(of: fresh.weights) && weights.isFinite, "weights")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
  }
}
