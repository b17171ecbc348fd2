package import Compute
import Foundation
package import Learning

/// A learned optimizer in training: its weights, the optimization that it learns from, and what is
/// known of how it did.
///
/// A step is an update of the optimizer from one window of an optimization; now and then the
/// optimizer is evaluated, a start a step, and the best one is kept. The rates of hand-designed
/// optimizers are tuned beside.
package struct OptimizerTraining: Codable, Sendable {
  /// What never changes.
  package struct Plan: Codable, Hashable, Sendable {
    /// The optimizer.
    package let rule: RulePlan
    /// What is optimised.
    package let optimisee: ProblemFamily
    /// Updates of the optimizer.
    package let updates: Int
    /// Steps of an optimization, and of a window.
    package let horizon: Int
    package let window: Int
    /// Problems side by side in an update.
    package let problems: Int
    /// The evaluations whose mean loss is judged.
    package let judged: ClosedRange<Int>
    /// Those whose mean loss on validation problems decides which optimizer is kept; those that are
    /// judged if not given.
    package var chosen: ClosedRange<Int>?
    /// The largest norm of a gradient of the optimizer; 0 for no bound.
    package let clip: Double
    /// Where its gradient comes from.
    package var estimator = GradientEstimator.backprop
    /// The perturbation of evolution strategies, and their antithetic pairs.
    package var deviation: Float = 0
    package var pairs = 0

    /// Plans a training by back-propagation.
    package init(
      rule: RulePlan, optimisee: ProblemFamily, updates: Int, horizon: Int, window: Int,
      problems: Int, judged: ClosedRange<Int>, clip: Double
    ) {
      (self.rule, self.optimisee, self.updates) = (rule, optimisee, updates)
      (self.horizon, self.window, self.problems) = (horizon, window, problems)
      (self.judged, self.clip) = (judged, clip)
    }
  }

  /// What never changes.
  package let plan: Plan
  package private(set) var weights: Parameters
  package private(set) var updates = 0
  package private(set) var evaluations = OptimizerEvaluations()
  private(set) var optimiser: OptimiserState
  private(set) var estimation: Estimation
  private(set) var evaluation: OptimizerEvaluation?
  private(set) var due = 0
  // Derived when they are first needed.
  private var evaluator: OptimizerEvaluator?
  private var problems: EvaluationProblems?

  private enum CodingKeys: String, CodingKey {
    case plan, weights, updates, evaluations, optimiser, estimation, evaluation, due
  }

  /// An optimizer that has not learned.
  package init(_ plan: Plan, random: Random) {
    self.plan = plan
    weights = Unroll.weights(plan.rule, plan.optimisee, random: random)
    optimiser = OptimiserState(
      .adam(), for: weights, largestNorm: plan.clip > 0 ? Float(plan.clip) : nil)
    estimation = Estimation(plan)
  }

  /// Whether all updates are done.
  package var isTrained: Bool { updates >= plan.updates }

  /// The best optimizer on validation problems so far.
  package var kept: Parameters { evaluations.kept ?? weights }

  /// The kept optimizer, for export: the bias of forget gates and the scale of updates are part of
  /// the numbers.
  package var tensors: [NamedTensor] {
    var tensors = kept.tensors
    for group in plan.optimisee.groups { LearnedRule.fold(plan.rule, named: group.name, &tensors) }
    return tensors
  }

  /// Updates the optimizer; now and then evaluates it.
  ///
  /// - Parameters:
  ///   - interval: Updates between two evaluations.
  ///   - cost: What an optimization spends, for the samples of the gain.
  ///   - source: What it learns from.
  ///   - evaluationProblems: The problems of all evaluations, always the same ones.
  /// - Returns: Whether an evaluation ended that is the best so far.
  package mutating func step(
    rate: Double, interval: Int, cost: Double, source: ProblemSource, random: Random,
    report: inout Report, on evaluationProblems: () -> EvaluationProblems
  ) throws(Failure) -> Bool {
    let problems = self.problems.take() ?? evaluationProblems()
    var evaluator =
      self.evaluator.take()
      ?? OptimizerEvaluator(plan.rule, plan.optimisee, window: plan.window)
    tune(problems, &evaluator)
    let isBetter = evaluate(
      problems, &evaluator, interval: interval, cost: cost, report: &report)
    (self.problems, self.evaluator) = (problems, evaluator)
    let (loss, gradient) = estimation.estimate(&weights, from: source, random: random)
    guard loss.isFinite else {
      throw Failure(.computation, "the loss of update \(updates + 1) is \(loss)")
    }
    optimiser.update(&weights, gradients: gradient, rate: Float(rate))
    updates += 1
    report.value("training", loss)
    return isBetter
  }

  /// Tries some rates of the hand-designed optimizers; all of them within the updates.
  private mutating func tune(
    _ problems: EvaluationProblems, _ evaluator: inout OptimizerEvaluator
  ) {
    guard !evaluations.tuning.isDone else { return }
    let candidates = BaselineTuning.candidates / max(plan.updates, 1) + 1
    evaluator.tune(
      &evaluations.tuning, candidates: candidates, on: problems.tuning, judging: plan.judged)
    guard evaluations.tuning.isDone else { return }
    for baseline in BaselineOptimizer.allCases {
      var curves = LossCurves()
      for set in problems.heldOut {
        let rate = evaluations.tuning.rate(of: baseline)
        curves.join(evaluator.optimise(set, by: baseline, rate: rate, steps: plan.horizon))
      }
      evaluations.enter(baseline, curves, judged: plan.judged)
    }
  }

  /// Begins an evaluation when one is due, and holds one start of it.
  private mutating func evaluate(
    _ problems: EvaluationProblems, _ evaluator: inout OptimizerEvaluator, interval: Int,
    cost: Double, report: inout Report
  ) -> Bool {
    if evaluation == nil, updates >= due {
      evaluation = OptimizerEvaluation(weights, after: updates)
      due = updates + interval
    }
    guard var current = evaluation.take() else { return false }
    guard current.evaluate(problems, evaluator: &evaluator, steps: plan.horizon) else {
      evaluation = current
      return false
    }
    let isBetter = evaluations.enter(
      current, judged: plan.judged, chosen: plan.chosen ?? plan.judged, cost: cost, report: &report)
    if isBetter {
      evaluations.probe = OptimizerProbe(
        of: current.weights, plan.rule, on: problems.heldOut[0], window: plan.window,
        horizon: plan.horizon)
    }
    return isBetter
  }
}
