public import Compute
import Foundation
public import Learning

/// Learning to learn by gradient descent by gradient descent (Andrychowicz, Denil, Gómez, Hoffman,
/// Pfau, Schaul, Shillingford & de Freitas 2016).
///
/// A step is an update of the optimizer from one window of an optimization; now and then the
/// optimizer is examined, a sitting a step, and the best one is kept. After the updates the kept
/// optimizer meets hand-designed ones on problems that nobody has seen.
public struct L2L: Learner {
  /// What is set.
  public var settings: Settings
  let optimisee: ProblemFamily
  private(set) var weights: Parameters
  private(set) var updates = 0
  private(set) var diary = Diary()
  private(set) var comparison: Comparison
  private var optimiser: OptimiserState
  private var estimation: Estimation
  private var examination: Examination?
  private var due = 0
  private let problemRandom: Random
  // Derived when they are first needed.
  private var bench: Bench?
  private var papers: ExamPapers?

  private enum CodingKeys: String, CodingKey {
    case settings, optimisee, weights, updates, diary, comparison, optimiser, estimation
    case examination, due, problemRandom
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
    examine(in: world, report: &report)
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
    let kept = diary.kept ?? weights
    return kept.entries.map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(kept.values[$0.range]))
    }
  }
}

extension L2L {
  private var judged: ClosedRange<Int> { settings.judged(optimisee) }

  /// Tries some rates of the hand-designed optimizers; all of them within the first updates.
  private mutating func tune(in world: L2LWorld, report: inout Report) {
    guard !diary.tuning.isDone else { return }
    let papers = self.papers.take() ?? papers(in: world)
    var bench = self.bench.take() ?? bench(for: optimisee)
    let candidates = RivalTuning.candidates / max(settings.updates, 1) + 1
    bench.tune(
      &diary.tuning, candidates: candidates, on: papers.tuning, judging: judged)
    if diary.tuning.isDone {
      for rival in Rival.allCases {
        var curves = LossCurves()
        for set in papers.heldOut {
          let rate = diary.tuning.rate(of: rival)
          curves.join(bench.optimise(set, by: rival, rate: rate, steps: settings.horizon))
        }
        diary.enter(rival, curves, judged: judged)
      }
    }
    (self.papers, self.bench) = (papers, bench)
  }

  /// Begins an examination when one is due, and holds one sitting of it.
  private mutating func examine(in world: L2LWorld, report: inout Report) {
    if examination == nil, updates >= due {
      examination = Examination(weights, after: updates)
      due = updates + settings.interval
    }
    guard var current = examination.take() else { return }
    let papers = self.papers.take() ?? papers(in: world)
    var bench = self.bench.take() ?? bench(for: optimisee)
    if current.sit(papers, bench: &bench, steps: settings.horizon) {
      let isBetter = diary.enter(current, judged: judged, cost: cost, report: &report)
      if isBetter {
        diary.portrait = Portrait(
          of: current.weights, settings.plan(for: optimisee), on: papers.heldOut[0],
          settings: settings)
      }
    } else {
      examination = current
    }
    (self.papers, self.bench) = (papers, bench)
  }

  private mutating func compare(in world: L2LWorld, report: inout Report) {
    let family = comparison.trial.optimisee
    if bench?.optimisee != family { bench = bench(for: family) }
    guard var bench = self.bench.take() else { return }
    comparison.advance(
      diary.kept ?? weights, bench: &bench, home: diary.tuning, settings: settings,
      examples: world.pool, random: problemRandom.stream("comparison"), report: &report)
    self.bench = bench
  }

  private func bench(for family: ProblemFamily) -> Bench {
    Bench(settings.plan(for: optimisee), family, window: settings.window)
  }

  private func papers(in world: L2LWorld) -> ExamPapers {
    ExamPapers(optimisee, examples: world.pool, random: problemRandom)
  }

  /// What an optimization spends: gradients of functions, or examples.
  private var cost: Double {
    guard case .classifier(let classifier) = optimisee else { return Double(settings.horizon) }
    return Double(settings.horizon * classifier.batch)
  }
}
