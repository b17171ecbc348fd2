public import Compute
public import Learning
import Methods
public import Worlds

/// Networks that generate the weights of another at every character of a text (Ha, Dai & Le 2017,
/// "HyperNetworks"), beside a plain network of as many parameters.
///
/// A step is a gradient step on the next characters of parallel texts; evaluations are on the
/// validation text.
public struct HyperLSTM: Learner {
  typealias Model = CharacterModel<HyperCellPlan>

  /// What is set.
  public var settings: Settings
  private(set) var model: Model?
  private(set) var control: Model?
  package private(set) var evaluations = Evaluations()
  private let start: Random

  /// A model that has not learned; its weights are drawn when the first step is taken.
  public init(_ settings: Settings, world: TextCorpus, random: Random) throws(Failure) {
    self.settings = settings
    start = random
    let needed = settings.batch * settings.length
    guard world.training.count > needed else {
      throw Failure(
        .input,
        "\(world.name) has \(world.training.count) characters to train on, but settings batch and "
          + "length want more than \(needed)")
    }
    guard world.validation.count > TextEvaluation.length else {
      throw Failure(
        .input,
        "\(world.name) has \(world.validation.count) characters to validate on, but it takes more "
          + "than \(TextEvaluation.length)")
    }
  }

  /// The gradient steps.
  public var plannedSteps: Int? { settings.steps }

  /// Learns from the next characters; now and then evaluates the models.
  public mutating func step(
    in world: TextCorpus, random: Random, report: inout Report
  ) throws(Failure) {
    if model == nil { begin(in: world) }
    let loss = model?.learn(from: world.training, rate: settings.rate, random: random) ?? .nan
    _ = control?.learn(from: world.training, rate: settings.rate, random: random)
    guard loss.isFinite else {
      throw Failure(.computation, "the loss of step \(model?.steps ?? 0) is \(loss)")
    }
    report.value("training", loss)
    let steps = model?.steps ?? 0
    if steps % settings.interval == 0 || steps == settings.steps {
      evaluate(in: world, after: steps, random: random, report: &report)
    }
  }

  /// The network, with those that generate its weights.
  public var tensors: [NamedTensor] {
    guard let parameters = model?.parameters else { return [] }
    return parameters.entries.map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(parameters.values[$0.range]))
    }
  }

  /// Draws the models and evaluates them before they learn.
  private mutating func begin(in world: TextCorpus) {
    var (model, control) = makeModels(in: world)
    evaluations.begin(TextEvaluation(of: world.validation, isWhole: false).evaluate(&model))
    (self.model, self.control) = (model, control)
  }

  /// Models that have not learned.
  func makeModels(in world: TextCorpus) -> (model: Model, control: Model?) {
    let plan = settings.plan(for: world)
    let streams = TextStreams(
      of: world.training.count, batch: settings.batch, length: settings.length)
    let model = Model(plan, streams: streams, random: start.stream("model"))
    guard settings.control, plan.control.variant != plan.variant else { return (model, nil) }
    return (model, Model(plan.control, streams: streams, random: start.stream("control")))
  }

  private mutating func evaluate(
    in world: TextCorpus, after steps: Int, random: Random, report: inout Report
  ) {
    guard var model else { return }
    let isLast = steps == settings.steps
    let evaluation = TextEvaluation(of: world.validation, isWhole: isLast)
    let rows = evaluation.evaluate(&model)
    var plain: Double?
    if var control {
      plain = mean(evaluation.evaluate(&control))
      self.control = control
    }
    let writing = Writing(
      by: model, in: world, count: 216, temperature: settings.temperature,
      random: random.stream("writing"))
    evaluations.enter(
      rows, control: plain, writing, after: steps,
      cost: Double(steps * settings.batch * settings.length), report: &report)
    if isLast {
      let test = TextEvaluation(of: world.test.openAtTheEnd(), isWhole: true).evaluate(&model)
      report.note("bits per character of the test text: \(decimals(mean(test)))", .milestone)
    }
    self.model = model
  }
}
