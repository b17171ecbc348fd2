public import Compute
public import Learning
import Methods
import Worlds

/// Learning to poke by poking (Agrawal, Nair, Abbeel, Malik & Levine 2016).
///
/// Pokes are tried at random. An inverse model learns which poke leads from one picture to another,
/// and a forward model what a poke leads to, from features that both share; then pokes are chosen
/// for goals that are given as pictures. A step is a batch of pokes; beside it, an inverse model
/// learns without a forward one.
public struct Poking: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var model: PokingModel
  private(set) var control: PokingModel?
  package private(set) var evaluations = PokingEvaluations()
  private let experience: Random
  private let heldOut: Random
  /// Derived when they are first needed.
  private var goals: PokingGoals?

  private enum CodingKeys: String, CodingKey {
    case settings, model, control, evaluations, experience, heldOut
  }

  /// Models that have learned nothing.
  public init(_ settings: Settings, world: PokingWorld, random: Random) throws(Failure) {
    self.settings = settings
    let make = { (weight: Double) in
      PokingModel(
        units: settings.units, batch: settings.batch, forwardWeight: weight,
        random: random.stream("parameters"))
    }
    model = make(settings.forwardWeight)
    control = settings.control ? make(0) : nil
    (experience, heldOut) = (random.stream("pokes"), random.stream("held-out"))
  }

  /// The batches.
  public var plannedSteps: Int? { settings.steps }

  /// Pokes and learns from it; now and then pursues goals.
  public mutating func step(
    in world: PokingWorld, random: Random, report: inout Report
  ) throws(Failure) {
    let done = model.optimiser.steps
    if done == 0 { evaluate(report: &report) }
    // What was tried once is tried again in the same order: the streams of pokes are their memory.
    let blocks = max(settings.pokes / settings.batch, 1)
    let first = done % blocks * settings.batch
    let pokes = PokeBatch(first..<first + settings.batch, random: experience)
    let rate = settings.rate * max(1 - Double(done) / Double(settings.steps), 0.01)
    let losses = model.learn(from: pokes, rate: rate)
    _ = control?.learn(from: pokes, rate: rate)
    guard losses.inverse.isFinite, losses.forward.isFinite else {
      throw Failure(.computation, "the loss of batch \(done + 1) is \(losses.inverse)")
    }
    report.value("inverse-loss", losses.inverse)
    report.value("forward-loss", losses.forward)
    if (done + 1) % settings.interval == 0 || done + 1 == settings.steps {
      evaluate(report: &report)
    }
  }

  /// The models' weights.
  public var tensors: [NamedTensor] { model.parameters.trainableTensors }

  private mutating func evaluate(report: inout Report) {
    let goals = goals.take() ?? PokingGoals(count: settings.heldOutGoals, random: heldOut)
    defer { self.goals = goals }
    let random = evaluations.random ?? goals.randomPursuit(pokes: settings.pursuit)
    evaluations.enter(
      model.pursue(goals, pokes: settings.pursuit),
      control: control?.pursue(goals, pokes: settings.pursuit), random: random,
      after: model.optimiser.steps * settings.batch, report: &report)
  }
}

/// A table with an object on it.
public struct PokingWorld: Hashable, Sendable {}
