public import Compute
import Foundation
public import Learning
import Methods

/// Learning to learn by gradient descent by gradient descent (Andrychowicz, Denil, Gómez, Hoffman,
/// Pfau, Schaul, Shillingford & de Freitas 2016).
///
/// A step is an update of the optimizer from one window of an optimization; now and then the
/// optimizer is evaluated, a start a step, and the best one is kept. After the updates the kept
/// optimizer meets hand-designed ones on problems that nobody has seen.
public struct L2L: Learner {
  /// What is set.
  public var settings: Settings
  let optimisee: ProblemFamily
  private(set) var weights: Parameters
  private(set) var updates = 0
  package private(set) var evaluations = Evaluations()
  package private(set) var comparison: Comparison
  private(set) var optimiser: OptimiserState
  private(set) var estimation: Estimation
  private(set) var evaluation: OptimizerEvaluation?
  private(set) var due = 0
  private let problemRandom: Random
  // Derived when they are first needed.
  private var evaluator: OptimizerEvaluator?
  private var problems: EvaluationProblems?

  private enum CodingKeys: String, CodingKey {
    case settings, optimisee, weights, updates, evaluations, comparison, optimiser, estimation
    case evaluation, due, problemRandom
  }

  /// An optimizer that has not learned.
  public init(_ settings: Settings, world: L2LWorld, random: Random) throws(Failure) {
    try settings.validate()
    self.settings = settings
    optimisee = settings.optimisee(in: world)
    let plan = settings.plan(for: optimisee)
    weights = Unroll.weights(plan, optimisee, random: random.stream("weights"))
    optimiser = OptimiserState(
      .adam(), for: weights, largestNorm: settings.clip > 0 ? Float(settings.clip) : nil)
    estimation = Estimation(settings, plan, optimisee)
    comparison = Comparison(of: optimisee)
    problemRandom = random.stream("problems")
  }

  /// The updates, and the comparison at the end.
  public var plannedSteps: Int? { settings.updates + comparison.steps }

  /// Updates the optimizer; at the end, compares the best one with hand-designed ones.
  public mutating func step(
    in world: L2LWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard updates < settings.updates else {
      compare(in: world, report: &report)
      return
    }
    tune(in: world, report: &report)
    evaluate(in: world, report: &report)
    let (loss, gradient) = estimation.estimate(&weights, in: world, random: random)
    guard loss.isFinite else {
      throw Failure(.computation, "the loss of update \(updates + 1) is \(loss)")
    }
    let rate = settings.rate * pow(0.1, Double(updates) / Double(settings.decay))
    optimiser.update(&weights, gradients: gradient, rate: Float(rate))
    updates += 1
    report.value("training", loss)
  }

  /// The kept optimizer.
  public var tensors: [NamedTensor] {
    let kept = evaluations.kept ?? weights
    return kept.entries.map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(kept.values[$0.range]))
    }
  }
}

extension L2L {
  private var judged: ClosedRange<Int> { settings.judged(optimisee) }

  /// Tries some rates of the hand-designed optimizers; all of them within the first updates.
  private mutating func tune(in world: L2LWorld, report: inout Report) {
    guard !evaluations.tuning.isDone else { return }
    let problems = self.problems.take() ?? drawProblems(in: world)
    var evaluator = self.evaluator.take() ?? makeEvaluator(for: optimisee)
    let candidates = BaselineTuning.candidates / max(settings.updates, 1) + 1
    evaluator.tune(
      &evaluations.tuning, candidates: candidates, on: problems.tuning, judging: judged)
    if evaluations.tuning.isDone {
      for baseline in BaselineOptimizer.allCases {
        var curves = LossCurves()
        for set in problems.heldOut {
          let rate = evaluations.tuning.rate(of: baseline)
          curves.join(evaluator.optimise(set, by: baseline, rate: rate, steps: settings.horizon))
        }
        evaluations.enter(baseline, curves, judged: judged)
      }
    }
    (self.problems, self.evaluator) = (problems, evaluator)
  }

  /// Begins an evaluation when one is due, and holds one start of it.
  private mutating func evaluate(in world: L2LWorld, report: inout Report) {
    if evaluation == nil, updates >= due {
      evaluation = OptimizerEvaluation(weights, after: updates)
      due = updates + settings.interval
    }
    guard var current = evaluation.take() else { return }
    let problems = self.problems.take() ?? drawProblems(in: world)
    var evaluator = self.evaluator.take() ?? makeEvaluator(for: optimisee)
    if current.evaluate(problems, evaluator: &evaluator, steps: settings.horizon) {
      let isBetter = evaluations.enter(current, judged: judged, cost: cost, report: &report)
      if isBetter {
        evaluations.probe = OptimizerProbe(
          of: current.weights, settings.plan(for: optimisee), on: problems.heldOut[0],
          settings: settings)
      }
    } else {
      evaluation = current
    }
    (self.problems, self.evaluator) = (problems, evaluator)
  }

  private mutating func compare(in world: L2LWorld, report: inout Report) {
    let family = comparison.trial.optimisee
    if evaluator?.optimisee != family { evaluator = makeEvaluator(for: family) }
    guard var evaluator = self.evaluator.take() else { return }
    comparison.advance(
      evaluations.kept ?? weights, evaluator: &evaluator, home: evaluations.tuning,
      settings: settings,
      examples: world.pool, random: problemRandom.stream("comparison"), report: &report)
    self.evaluator = evaluator
  }

  private func makeEvaluator(for family: ProblemFamily) -> OptimizerEvaluator {
    OptimizerEvaluator(settings.plan(for: optimisee), family, window: settings.window)
  }

  private func drawProblems(in world: L2LWorld) -> EvaluationProblems {
    EvaluationProblems(optimisee, examples: world.pool, random: problemRandom)
  }

  /// What an optimization spends: gradients of functions, or examples.
  private var cost: Double {
    guard case .classifier(let classifier) = optimisee else { return Double(settings.horizon) }
    return Double(settings.horizon * classifier.batch)
  }
}
