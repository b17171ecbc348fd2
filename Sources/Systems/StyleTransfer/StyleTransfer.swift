public import Compute
public import Learning
package import Methods
import Worlds

/// A learned optimizer that paints: it makes pictures with the content of one and the style of another.
///
/// Andrychowicz, Denil, Gómez, Hoffman, Pfau, Schaul, Shillingford & de Freitas (2016), section 3.4,
/// with a quasi-Newton direction for what their appendix A lets coordinates share.
///
/// A step is an update of the optimizer from one window of painting; now and then the optimizer is
/// evaluated, a picture a step, and the best one is kept. After the updates the kept optimizer meets
/// hand-designed ones, on contents and styles it was not trained on and at twice the size.
public struct StyleTransfer: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var training: OptimizerTraining
  package private(set) var comparison: StyleComparison
  /// What the kept optimizer paints.
  private(set) var paintings: [PaintingRecord] = []
  let problemRandom: Random
  // Derived when it is first needed.
  private var evaluator: OptimizerEvaluator?

  private enum CodingKeys: String, CodingKey {
    case settings, training, comparison, paintings, problemRandom
  }

  /// An optimizer that has not learned.
  public init(_ settings: Settings, world: StyleWorld, random: Random) throws(Failure) {
    try settings.validate()
    self.settings = settings
    training = OptimizerTraining(settings.plan, random: random.stream("weights"))
    comparison = StyleComparison(settings)
    problemRandom = random.stream("problems")
  }

  /// The updates, and the comparison at the end.
  public var plannedSteps: Int? {
    settings.updates + comparison.steps
  }

  /// That rivals are compared at the end.
  public var activity: String? {
    training.isTrained ? "comparing it with other optimizers" : nil
  }

  /// Updates the optimizer; at the end, lets all optimizers paint a picture.
  public mutating func step(
    in world: StyleWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard !training.isTrained else {
      compare(in: world, report: &report)
      return
    }
    let (settings, problemRandom) = (settings, problemRandom)
    let isBetter = try training.step(
      rate: settings.rate * settings.rateFactor(after: training.updates),
      interval: settings.interval, cost: Double(settings.horizon),
      source: settings.source(in: world), random: random, report: &report
    ) {
      settings.evaluationProblems(in: world, random: problemRandom)
    }
    if isBetter { paintings = paint(in: world) }
  }

  /// The kept optimizer.
  public var tensors: [NamedTensor] { training.tensors }

  /// What is remembered of evaluations.
  package var evaluations: OptimizerEvaluations { training.evaluations }
}

extension StyleTransfer {
  /// Lets all optimizers paint the next picture of the comparison.
  private mutating func compare(in world: StyleWorld, report: inout Report) {
    guard let (trial, place) = comparison.next else { return }
    let family = ProblemFamily.painting(settings.painting(side: trial.side))
    if evaluator?.optimisee != family {
      evaluator = OptimizerEvaluator(settings.rule, family, window: settings.window)
    }
    guard var evaluator = self.evaluator.take() else { return }
    let content = trial.contents(in: world)[place]
    let random = problemRandom.stream("comparison").stream(trial.name).stream(place)
    comparison.enter(
      evaluator.losses(
        of: settings.problem(content, world.style(trial.style), random: random), by: training.kept,
        rates: evaluations.tuning, steps: settings.horizon), report: &report)
    self.evaluator = evaluator
  }

  /// Lets the kept optimizer paint an unseen photograph in every style, and the user's own pictures.
  private func paint(in world: StyleWorld) -> [PaintingRecord] {
    let contents = world.unseenParts(side: settings.side)
    let shown = contents[min(1, contents.count - 1)]
    let unseen = Style.allCases.map { (shown, world.style($0)) }
    let own = world.own.prefix(Self.mostOwn).map {
      ($0.square(side: settings.side), world.style(settings.style))
    }
    return (unseen + own).enumerated().map { place, pair in
      let random = problemRandom.stream("paintings").stream(place)
      return PaintingRecord(
        of: pair.0, in: pair.1, settings.problem(pair.0, pair.1, random: random), by: training.kept,
        settings)
    }
  }

  /// Pictures of the user's that are painted.
  private static let mostOwn = 4
}
