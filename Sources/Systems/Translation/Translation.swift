public import Compute
public import Learning
import Methods
public import Worlds

/// Translation by networks that rewrite their weights at every piece of a word, beside plain ones of
/// as many parameters (Ha, Dai & Le 2017, "HyperNetworks").
///
/// A step is a gradient step of every model on the same pairs; evaluations are on validation pairs,
/// and at the end the best of each model is tested.
public struct Translation: Learner {
  /// What is set.
  public var settings: Settings
  /// The model, then its controls; none before the first step.
  private(set) var models: [TranslationModel] = []
  package private(set) var evaluations = Evaluations()
  /// What the test showed of each model; none before the end.
  package private(set) var results: [TestResult] = []
  private let start: Random
  // Derived when it is first needed.
  private var data: TranslationData?

  private enum CodingKeys: CodingKey { case settings, models, evaluations, results, start }

  /// Models that have not learned; their weights are drawn when the first step is taken.
  public init(_ settings: Settings, world: SentencePairs, random: Random) throws(Failure) {
    self.settings = settings
    start = random
    guard world.count >= max(settings.batch, 3) else {
      throw Failure(
        .input,
        "\(world.name) has \(world.count) pairs, but setting batch wants \(settings.batch), and "
          + "there must be 3 to train, validate and test on")
    }
  }

  /// The gradient steps.
  public var plannedSteps: Int? { settings.steps }

  /// Learns from a batch of pairs; now and then evaluates the models.
  public mutating func step(
    in world: SentencePairs, random: Random, report: inout Report
  ) throws(Failure) {
    let data = try takeData(in: world)
    self.data = data
    if models.isEmpty { begin(with: data) }
    let batch = data.batch(ofStep: steps)
    let losses = models.indices.map { place in
      var dropout = random.stream("dropout")
      return models[place].learn(from: batch, rate: settings.rate, seed: dropout.bits())
    }
    guard losses.allSatisfy(\.isFinite) else {
      throw Failure(.computation, "a loss of step \(steps) is not finite")
    }
    report.value("training", losses[0])
    let isLast = steps == settings.steps
    if steps % settings.interval == 0 || isLast { try evaluate(on: data, report: &report) }
    if isLast { test(on: data, report: &report) }
  }

  /// The network as it was best on validation pairs.
  public var tensors: [NamedTensor] {
    guard let parameters = models.first?.kept else { return [] }
    return parameters.entries.map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(parameters.values[$0.range]))
    }
  }

  /// Gradient steps taken.
  var steps: Int { models.first?.steps ?? 0 }

  /// The pairs of this run as numbers.
  func takeData(in world: SentencePairs) throws(Failure) -> TranslationData {
    if let data { return data }
    return try TranslationData(world, settings, random: start.stream("data"))
  }

  /// Models that have not learned: first the one that is asked for.
  func makeModels(for data: TranslationData) -> [TranslationModel] {
    let plan = settings.plan(for: data)
    let controls: [CellVariant] = settings.control ? [.normalisedLSTM, .lstm] : []
    let others = controls.filter { $0 != settings.variant }.map(plan.matched)
    return ([plan] + others).map {
      TranslationModel($0, random: start.stream("models").stream($0.cell.variant.rawValue))
    }
  }
}

// MARK: - Evaluations

extension Translation {
  /// Draws the models and reads validation pairs before they learn.
  private mutating func begin(with data: TranslationData) {
    models = makeModels(for: data)
    evaluations.begin(models[0].scores(of: data.validation))
  }

  private mutating func evaluate(
    on data: TranslationData, report: inout Report
  ) throws(Failure) {
    let scores = models.indices.map { models[$0].scores(of: data.validation) }
    guard scores.allSatisfy(\.logPerplexity.isFinite) else {
      throw Failure(.computation, "a validation loss after step \(steps) is not finite")
    }
    for (place, score) in scores.enumerated() { models[place].keep(loss: score.logPerplexity) }
    let misled = models[0].scores(of: data.validation, isMisled: true)
    evaluations.enter(
      scores[0], controls: models.dropFirst().map(\.plan.cell.variant.rawValue),
      losses: scores.dropFirst().map(\.logPerplexity), misled: misled.logPerplexity,
      samples: SampleTranslation.some(by: &models[0], of: data), after: steps,
      cost: Double(steps * settings.batch), report: &report)
  }

  /// Tests the best of each model.
  private mutating func test(on data: TranslationData, report: inout Report) {
    let pairs = data.testPairs()
    guard !pairs.isEmpty else { return }
    results = models.indices.map { TestResult(of: &models[$0], on: pairs, data) }
    for result in results { report.note(result.summary, .milestone) }
  }
}
