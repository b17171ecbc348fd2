package import Compute
import Foundation

/// How the gradient of the optimizer's loss is found, window by window, problem by problem.
///
/// The optimization goes on from one window to the next; at the horizon new problems are drawn and
/// memories are empty again.
package struct Estimation: Codable, Sendable {
  let plan: RulePlan
  let optimisee: ProblemFamily
  let estimator: GradientEstimator
  let problems: Int
  let window: Int
  let horizon: Int
  let deviation: Float
  let pairs: Int
  /// The stream of the present problems; `nil` before the first.
  private(set) var problemRandom: Random?
  private(set) var step = 0
  /// Where the optimization stands: one, or two for each pair of evolution strategies.
  private(set) var points: [OptimizationState] = []
  /// What each pair's perturbations add up to since the problems began.
  private(set) var perturbations: [Data] = []
  // Derived when they are first needed.
  private var unroll: Unroll?
  private var set: ProblemSet?

  private enum CodingKeys: String, CodingKey {
    case plan, optimisee, estimator, problems, window, horizon, deviation, pairs, problemRandom
    case step, points, perturbations
  }

  /// An estimation before the first window.
  package init(_ training: OptimizerTraining.Plan) {
    (plan, optimisee) = (training.rule, training.optimisee)
    (estimator, pairs, deviation) = (training.estimator, training.pairs, training.deviation)
    (problems, window, horizon) = (training.problems, training.window, training.horizon)
  }

  /// How many numbers the optimizer remembers between two steps, layer by layer.
  var memorySizes: [Int] {
    Unroll(plan, optimisee, problems: problems, steps: window).memorySizes
  }

  /// The mean loss after each step of the next window, and the gradient of the sum of all losses
  /// with respect to the weights.
  package mutating func estimate(
    _ weights: inout Parameters, from source: ProblemSource, random: Random
  ) -> (loss: Double, gradient: [Float]) {
    var unroll =
      self.unroll.take()
      ?? Unroll(
        plan, optimisee, problems: problems, steps: window, isLearning: estimator == .backprop)
    let set = problemSet(unroll, from: source, random: random)
    defer {
      step = (step + window) % horizon
      (self.unroll, self.set) = (unroll, step == 0 ? nil : set)
    }
    switch estimator {
    case .backprop:
      let losses = unroll.run(&weights, from: &points[0], on: set)
      return (mean(losses), unroll.gradients)
    case .pes:
      return perturb(weights, set, &unroll, random: random.stream("perturbations"))
    }
  }

  /// The problems of this window; at the start of an optimization, new ones.
  private mutating func problemSet(
    _ unroll: Unroll, from source: ProblemSource, random: Random
  ) -> ProblemSet {
    if let set = set.take() { return set }
    if step == 0 { problemRandom = random.stream("problems") }
    let set = ProblemSet(
      optimisee, count: problems, source: source, random: problemRandom ?? random)
    if step == 0 {
      let count = estimator == .pes ? 2 * pairs : 1
      points = Array(repeating: unroll.state(before: set), count: count)
      perturbations = []
    }
    return set
  }

  /// Persistent evolution strategies (Vicol, Metz & Sohl-Dickstein 2021, algorithm 2), antithetic.
  ///
  /// Each pair goes on with its own two optimizations; what its perturbations add up to since the
  /// problems began is weighted by how much better one of the two fares, so that truncation makes
  /// no bias: g = mean of ξ (L⁺ - L⁻) / 2σ².
  private mutating func perturb(
    _ weights: Parameters, _ set: ProblemSet, _ unroll: inout Unroll, random: Random
  ) -> (Double, [Float]) {
    let count = weights.trainableCount
    var gradient = [Float](repeating: 0, count: max(count, 1))
    var (total, sums) = (0.0, [Data]())
    for pair in 0..<pairs {
      var random = random.stream(pair)
      let noise = (0..<count).map { _ in deviation * Float(random.normal()) }
      var sum = step == 0 ? noise : perturbations[pair].floats
      if step > 0 { for index in sum.indices { sum[index] += noise[index] } }
      let losses = [Float(1), -1].enumerated().map { side, sign in
        var moved = weights
        for index in noise.indices { moved.values[index] += sign * noise[index] }
        return mean(unroll.run(&moved, from: &points[2 * pair + side], on: set))
      }
      let slope = Float(losses[0] - losses[1]) / (2 * deviation * deviation * Float(pairs))
      for index in sum.indices { gradient[index] += slope * sum[index] }
      total += losses[0] + losses[1]
      sums.append(Data(floats: sum))
    }
    perturbations = sums
    return (total / Double(2 * pairs), gradient)
  }

  /// The mean of the losses after each step.
  private func mean(_ losses: [Float]) -> Double {
    losses[problems...].reduce(0.0) { $0 + Double($1) } / Double(losses.count - problems)
  }
}
