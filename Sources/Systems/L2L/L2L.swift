public import Compute
import Foundation
public import Learning
package import Methods

/// Learning to learn by gradient descent by gradient descent (Andrychowicz, Denil, Gómez, Hoffman,
/// Pfau, Schaul, Shillingford & de Freitas 2016).
///
/// A step is an update of the optimizer from one window of an optimization; now and then the
/// optimizer is evaluated, a start a step, and the best one is kept. After the updates the kept
/// optimizer meets hand-designed ones on problems that nobody has seen.
public struct L2L: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var training: OptimizerTraining
  package private(set) var comparison: Comparison
  private let problemRandom: Random
  // Derived when it is first needed.
  private var evaluator: OptimizerEvaluator?

  private enum CodingKeys: String, CodingKey {
    case settings, training, comparison, problemRandom
  }

  /// An optimizer that has not learned.
  public init(_ settings: Settings, world: L2LWorld, random: Random) throws(Failure) {
    try settings.validate()
    self.settings = settings
    let optimisee = settings.optimisee(in: world)
    training = OptimizerTraining(
      settings.plan(for: optimisee), random: random.stream("weights"))
    comparison = Comparison(of: optimisee)
    problemRandom = random.stream("problems")
  }

  /// The updates, and the comparison at the end.
  public var plannedSteps: Int? { settings.updates + comparison.steps }

  /// That rivals are compared at the end.
  public var activity: String? {
    training.isTrained ? "comparing it with other optimizers" : nil
  }

  /// Updates the optimizer; at the end, compares the best one with hand-designed ones.
  public mutating func step(
    in world: L2LWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard !training.isTrained else {
      compare(in: world, report: &report)
      return
    }
    let decay = pow(0.1, Double(training.updates) / Double(settings.decay))
    let (family, problemRandom) = (training.plan.optimisee, problemRandom)
    _ = try training.step(
      rate: settings.rate * decay, interval: settings.interval, cost: cost,
      source: ProblemSource(world.pool), random: random, report: &report
    ) {
      EvaluationProblems(family, examples: world.pool, random: problemRandom)
    }
  }

  /// The kept optimizer.
  public var tensors: [NamedTensor] { training.tensors }

  /// What is remembered of evaluations.
  package var evaluations: OptimizerEvaluations { training.evaluations }
}

extension L2L {
  private mutating func compare(in world: L2LWorld, report: inout Report) {
    let family = comparison.trial.optimisee
    if evaluator?.optimisee != family {
      evaluator = OptimizerEvaluator(training.plan.rule, family, window: settings.window)
    }
    guard var evaluator = self.evaluator.take() else { return }
    comparison.advance(
      training.kept, evaluator: &evaluator, home: evaluations.tuning, settings: settings,
      examples: world.pool, random: problemRandom.stream("comparison"), report: &report)
    self.evaluator = evaluator
  }

  /// What an optimization spends: gradients of functions, or examples.
  private var cost: Double {
    guard case .classifier(let classifier) = training.plan.optimisee else {
      return Double(settings.horizon)
    }
    return Double(settings.horizon * classifier.batch)
  }
}
