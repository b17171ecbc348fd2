public import Compute
public import Learning
public import Worlds

/// A network that generates the kernels of a convolutional one from a few numbers each (Ha, Dai & Le
/// 2017, "HyperNetworks", section 3.1), beside the same network with kernels of its own.
///
/// A step is a gradient step of both on the same minibatch.
public struct HyperNetwork: Learner {
  /// What is set.
  public var settings: Settings
  package private(set) var model: ImageModel
  private(set) var control: ImageModel?
  package private(set) var evaluations = Evaluations()
  private(set) var batches: Minibatches

  /// Networks that have not learned.
  public init(_ settings: Settings, world: Split, random: Random) throws(Failure) {
    guard world.training.count >= settings.batch else {
      throw Failure(
        .input,
        "setting batch is \(settings.batch), but \(world.name) has \(world.training.count) examples "
          + "to train on")
    }
    self.settings = settings
    var plan = settings.plan(for: world)
    model = ImageModel(plan, random: random.stream("model"))
    plan.isGenerated = false
    control = settings.control ? ImageModel(plan, random: random.stream("control")) : nil
    batches = Minibatches(
      of: world.training.count, size: settings.batch, random: random.stream("batches"))
  }

  /// The minibatches of all epochs.
  public var plannedSteps: Int? { settings.epochs * batches.stepsPerEpoch }

  /// Learns from a minibatch; now and then judges both networks.
  public mutating func step(
    in world: Split, random: Random, report: inout Report
  ) throws(Failure) {
    if model.steps == 0 { evaluations.begin(model.judge(evaluated(in: world))) }
    let rate = settings.rate(ofStep: model.steps, of: plannedSteps ?? 0)
    let lesson = ImageLesson(
      rows: batches.rows(ofStep: model.steps), augmentation: settings.augmentation,
      random: random.stream("augmentation"))
    let loss = model.learn(from: lesson, of: world.training, rate: rate)
    _ = control?.learn(from: lesson, of: world.training, rate: rate)
    guard loss.isFinite else {
      throw Failure(.computation, "the loss of step \(model.steps) is \(loss)")
    }
    report.value("loss", loss)
    let isLast = model.steps == plannedSteps
    guard model.steps % settings.interval == 0 || isLast else { return }
    let evaluation = evaluated(in: world)
    evaluations.enter(
      model.judge(evaluation), control: control?.judge(evaluation), after: model.steps,
      cost: Double(model.steps * settings.batch), report: &report)
    if isLast {
      let test = world.test.openAtTheEnd()
      evaluations.close(model.judge(test), control: control?.judge(test), report: &report)
    }
  }

  /// At most a thousand images of the validation part.
  func evaluated(in world: Split) -> Examples {
    world.validation.subset(Array(0..<min(world.validation.count, 1000)))
  }

  /// The network's parameters, and the kernels that were generated.
  public var tensors: [NamedTensor] {
    let learned = model.parameters.entries.map {
      NamedTensor(
        $0.name, shape: $0.shape.dimensions, values: Array(model.parameters.values[$0.range]))
    }
    let generated = zip(model.plan.kernels, model.kernels).map { kernel, values in
      NamedTensor(
        "generated/\(kernel.name)",
        shape: [kernel.size, kernel.size, kernel.inputs, kernel.outputs], values: values)
    }
    return learned + generated
  }
}
