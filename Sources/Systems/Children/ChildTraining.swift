import Compute
public import Learning
import Worlds

/// A child on its way from random weights to a judgement.
///
/// For a search it is trained on the training part and judged by its best epoch on the validation
/// part. For a test it is trained on both and judged once, when all is done, on the test part.
public struct ChildTraining: Sendable {
  private enum Stage {
    case enrolling
    /// Steps done in this epoch.
    case learning(Int)
    /// Pieces of the examination done, and how many answers were right.
    case examining(Int, right: Int)
  }

  private let plan: ChildPlan
  private let isTest: Bool
  private let random: Random
  private var stage = Stage.enrolling
  private var course: Course?
  private var exam: [ChildData.Part] = []
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
      case .enrolling: try enrol(on: data)
      case .learning(let step): learn(step, on: data)
      case .examining(let piece, let right): return examine(piece, right)
      }
      return course?.trainer.isFinite == false ? Outcome(score: .nan, cost: Double(passes)) : nil
    } catch {
      return Outcome(failed: error.message, cost: Double(passes))
    }
  }

  private mutating func enrol(on data: ChildData) throws(Failure) {
    course = try Course(plan, on: data, isTest: isTest, random: random.stream(restarts))
    epoch = isTest || restarts > 0 ? 0 : -1
    if epoch == 0 { stage = .learning(0) } else { sitExam(on: data) }
  }

  private mutating func learn(_ step: Int, on data: ChildData) {
    course?.trainer.rate = Float(plan.rate(epoch: epoch, restart: restarts))
    passes += course?.step(epoch: epoch, step) ?? 0
    if step + 1 == course?.stepsPerEpoch { sitExam(on: data) } else { stage = .learning(step + 1) }
  }

  /// Sets the questions: those of the test part only where nothing is left to choose.
  private mutating func sitExam(on data: ChildData) {
    exam = isTest && epoch + 1 == plan.epochs ? data.testPieces : data.validationPieces
    stage = .examining(0, right: 0)
  }

  private mutating func examine(_ piece: Int, _ right: Int) -> Outcome? {
    let right = right + (course?.countRight(exam[piece]) ?? 0)
    stage = .examining(piece + 1, right: right)
    guard piece + 1 == exam.count else { return nil }
    let count = exam.reduce(0) { $0 + $1.labels.count }
    return conclude(Double(right) / Double(count))
  }

  /// Takes the accuracy of an epoch in: goes on, begins again, or is done.
  private mutating func conclude(_ accuracy: Double) -> Outcome? {
    epoch += 1
    stage = .learning(0)
    if epoch == 0 { untrained = accuracy } else { best = isTest ? accuracy : max(best, accuracy) }
    if epoch == 1, accuracy <= 1.5 * chance, restarts < plan.restarts {
      restarts += 1
      stage = .enrolling
      return nil
    }
    return epoch == plan.epochs ? outcome : nil
  }

  /// The accuracy of guessing.
  private var chance: Double { 1 / Double(course?.trainer.classes ?? 1) }

  private var outcome: Outcome {
    var measures = [
      Outcome.Measure("parameters", Double(course?.trainer.network.parameterCount ?? 0)),
      Outcome.Measure("restarts", Double(restarts)),
    ]
    if let untrained { measures.append(Outcome.Measure("untrained", untrained)) }
    return Outcome(
      score: best, measures: measures, cost: Double(passes), spreads: course?.trainer.spreads)
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
