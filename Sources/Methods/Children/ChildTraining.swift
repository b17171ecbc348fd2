package import Compute
public import Learning
import Worlds

/// A child on its way from random weights to a judgement.
///
/// For a search it is trained on the training part and judged by its best epoch on the validation
/// part. For a test it is trained on both and judged once, when all is done, on the test part; a
/// test of no epochs judges the weights that it inherits as they are.
public struct ChildTraining: Sendable {
  private enum Stage: Codable {
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
  /// Epochs done since the last restart; nothing is known of the untrained child before epoch 0.
  private var epoch = -1
  private var restarts = 0
  private var untrained: Double?
  private var best = 0.0
  /// The weights of the epoch that is the best so far, and which it is.
  private var bestWeights: Parameters?
  private var bestEpoch = 0
  private var passes = 0
  /// What was attached of the world's examples: not part of the state.
  private var attached: Attached?

  private enum CodingKeys: CodingKey {
    case plan, isTest, random, stage, run, epoch, restarts, untrained, best, bestWeights, bestEpoch,
      passes
  }

  /// The examples that a child works with.
  private struct Attached {
    let training: ChildData.Part
    let test: [ChildData.Part]
    let classes: [String]
    let normaliser: ChannelMap?
    let schema: TableSchema?
  }

  /// A child for which nothing was done yet.
  package init(_ plan: ChildPlan, isTest: Bool = false, random: Random) {
    (self.plan, self.isTest, self.random) = (plan, isTest, random)
  }

  /// Works for a moment, such as a minibatch; returns the outcome at the end.
  ///
  /// - Throws: `Failure` when a saved training does not fit this data or itself.
  public mutating func advance(
    on data: ChildData, networks: any NetworkStore = NoNetworks()
  ) throws(Failure) -> Outcome? {
    let examples = try attach(data)
    do {
      switch stage {
      case .starting: try start(on: data, examples, networks)
      case .learning(let step): learn(step, examples, of: data.shape)
      case .evaluating(let piece, let right):
        return evaluate(piece, right, questions(on: data, examples))
      }
      return run?.trainer.isFinite == false ? Outcome(score: .nan, cost: Double(passes)) : nil
    } catch {
      return Outcome(failed: error.message, cost: Double(passes))
    }
  }

  /// The examples to work with; those of a decoded child are attached anew.
  ///
  /// - Throws: `Failure` when what was decoded does not fit this data or itself.
  private mutating func attach(_ data: ChildData) throws(Failure) -> Attached {
    if let attached { return attached }
    let new = Attached(
      training: isTest
        ? data.training.first(plan.examples) + data.validation : data.training.first(plan.examples),
      test: isTest ? data.testPieces : [], classes: data.classNames, normaliser: data.normaliser,
      schema: data.schema)
    guard isSound(on: data, new) else {
      throw Failure(.damage, "a saved training holds values that make no sense for this data")
    }
    attached = new
    return new
  }

  private func isSound(on data: ChildData, _ examples: Attached) -> Bool {
    guard (0...plan.retries.count).contains(restarts) else { return false }
    if case .starting = stage { return true }
    guard let run, run.fits(examples.training, of: data), passes >= 0,
      (-1..<max(plan.epochs, 1)).contains(epoch)
    else { return false }
    switch stage {
    case .starting: return true
    case .learning(let step): return epoch >= 0 && (0..<run.stepsPerEpoch).contains(step)
    case .evaluating(let piece, let right):
      return questions(on: data, examples).indices.contains(piece) && right >= 0
    }
  }

  private mutating func start(
    on data: ChildData, _ examples: Attached, _ networks: any NetworkStore
  ) throws(Failure) {
    run = try TrainingRun(
      plan, on: data, examples: examples.training, random: random.stream(restarts))
    if let parent = plan.parent {
      run?.trainer.parameters.inherit(from: try networks.network(ofTrial: parent).parameters)
    }
    epoch = (isTest && plan.epochs > 0) || restarts > 0 ? 0 : -1
    stage = epoch == 0 ? .learning(0) : .evaluating(0, right: 0)
  }

  private mutating func learn(_ step: Int, _ examples: Attached, of shape: InputShape) {
    run?.trainer.rate = plan.rates(restart: restarts).rate(epoch: epoch)
    passes += run?.step(epoch: epoch, step, on: examples.training, of: shape) ?? 0
    stage = step + 1 == run?.stepsPerEpoch ? .evaluating(0, right: 0) : .learning(step + 1)
  }

  /// What is evaluated on: the test part only where nothing is left to choose.
  private func questions(on data: ChildData, _ examples: Attached) -> [ChildData.Part] {
    isTest && epoch + 1 == plan.epochs ? examples.test : data.validationPieces
  }

  private mutating func evaluate(
    _ piece: Int, _ right: Int, _ questions: [ChildData.Part]
  ) -> Outcome? {
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
    if epoch == 0 && plan.epochs > 0 { untrained = accuracy } else { note(accuracy) }
    if epoch == 1, accuracy <= 1.5 * chance, restarts < plan.retries.count {
      restarts += 1
      stage = .starting
      return nil
    }
    return epoch == plan.epochs ? outcome : nil
  }

  /// Keeps the weights that gave the score: those of the best epoch, or of the last for a test.
  private mutating func note(_ accuracy: Double) {
    guard isTest || bestWeights == nil || accuracy > best else { return }
    best = accuracy
    if !isTest || epoch == plan.epochs {
      (bestWeights, bestEpoch) = (run?.trainer.parameters, epoch)
    }
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
  public mutating func advance(
    in context: TrialContext<ImageWorld>
  ) throws(Failure) -> Outcome? {
    try advance(on: context.world.data, networks: context.networks)
  }

  /// The epoch that it is in.
  public var progress: String? {
    guard plan.epochs > 0 else { return nil }
    let epoch = min(max(self.epoch, 0) + 1, plan.epochs)
    let again = restarts > 0 ? ", at restart \(restarts)" : ""
    return "epoch \(epoch) of \(plan.epochs)\(again)"
  }

  /// The network with the weights that gave the score.
  public var network: TrainedNetwork? {
    guard let run, let bestWeights, let attached else { return nil }
    return TrainedNetwork(
      run.trainer.network, bestWeights, normaliser: attached.normaliser, classes: attached.classes,
      schema: attached.schema, epoch: bestEpoch,
      trainedOn: isTest && plan.epochs > 0 ? .trainingAndValidation : .training)
  }
}
