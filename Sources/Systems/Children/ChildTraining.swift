import Compute
public import Learning
import Worlds

/// A child on its way from random weights to a judgement.
///
/// For a search it is trained on the training part and judged by its best epoch on the validation
/// part. For a test it is trained on both and judged once, when all is done, on the test part.
public struct ChildTraining: Sendable {
  private enum Stage {
    case starting
    /// Steps done in this epoch.
    case learning(Int)
    /// Pieces of the evaluation done, and how many answers were right.
    case evaluating(Int, right: Int)
  }

  private let plan: ChildPlan
  private let isTest: Bool
  private let random: Random
  private var stage = Stage.starting
  private var run: TrainingRun?
  private var questions: [ChildData.Part] = []
  /// Epochs done since the last restart; nothing is known of the untrained child before epoch 0.
  private var epoch = -1
  private var restarts = 0
  private var untrained: Double?
  private var best = 0.0
  private var passes = 0

  /// A child for which nothing was done yet.
  init(_ plan: ChildPlan, isTest: Bool = false, random: Random) {
    (self.plan, self.isTest, self.random) = (plan, isTest, random)
  }

  /// Works for a moment, such as a minibatch; returns the outcome at the end.
  public mutating func advance(on data: ChildData) -> Outcome? {
    do {
      switch stage {
      case .starting: try start(on: data)
      case .learning(let step): learn(step, on: data)
      case .evaluating(let piece, let right): return evaluate(piece, right)
      }
      return run?.trainer.isFinite == false ? Outcome(score: .nan, cost: Double(passes)) : nil
    } catch {
      return Outcome(failed: error.message, cost: Double(passes))
    }
  }

  private mutating func start(on data: ChildData) throws(Failure) {
    run = try TrainingRun(plan, on: data, isTest: isTest, random: random.stream(restarts))
    epoch = isTest || restarts > 0 ? 0 : -1
    if epoch == 0 { stage = .learning(0) } else { beginEvaluation(on: data) }
  }

  private mutating func learn(_ step: Int, on data: ChildData) {
    run?.trainer.rate = Float(plan.rate(epoch: epoch, restart: restarts))
    passes += run?.step(epoch: epoch, step) ?? 0
    if step + 1 == run?.stepsPerEpoch {
      beginEvaluation(on: data)
    } else {
      stage = .learning(step + 1)
    }
  }

  /// Sets the questions: those of the test part only where nothing is left to choose.
  private mutating func beginEvaluation(on data: ChildData) {
    questions = isTest && epoch + 1 == plan.epochs ? data.testPieces : data.validationPieces
    stage = .evaluating(0, right: 0)
  }

  private mutating func evaluate(_ piece: Int, _ right: Int) -> Outcome? {
    let right = right + (run?.countRight(questions[piece]) ?? 0)
    stage = .evaluating(piece + 1, right: right)
    guard piece + 1 == questions.count else { return nil }
    let count = questions.reduce(0) { $0 + $1.labels.count }
    return conclude(Double(right) / Double(count))
  }

  /// Takes the accuracy of an epoch in: goes on, begins again, or is done.
  private mutating func conclude(_ accuracy: Double) -> Outcome? {
    epoch += 1
    stage = .learning(0)
    if epoch == 0 { untrained = accuracy } else { best = isTest ? accuracy : max(best, accuracy) }
    if epoch == 1, accuracy <= 1.5 * chance, restarts < plan.restarts {
      restarts += 1
      stage = .starting
      return nil
    }
    return epoch == plan.epochs ? outcome : nil
  }

  /// The accuracy of guessing.
  private var chance: Double { 1 / Double(run?.trainer.classes ?? 1) }

  private var outcome: Outcome {
    var measures = [
      Outcome.Measure("parameters", Double(run?.trainer.network.parameterCount ?? 0)),
      Outcome.Measure("restarts", Double(restarts)),
    ]
    if let untrained { measures.append(Outcome.Measure("untrained", untrained)) }
    return Outcome(
      score: best, measures: measures, cost: Double(passes), spreads: run?.trainer.spreads)
  }
}

extension Trainer {
  /// How the weights of each layer are spread now.
  fileprivate var spreads: WeightSpreads {
    WeightSpreads(
      network.summaries.compactMap { layer in
        parameters["\(layer.name)/weights"].map { (layer.name, $0) }
      })
  }
}

extension ChildTraining: TrialJob {
  /// Works for a moment on the world's examples.
  public mutating func advance(in world: ImageWorld) -> Outcome? {
    advance(on: world.data)
  }
}
