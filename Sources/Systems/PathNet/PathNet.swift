public import Compute
public import Learning
import Methods
import Text

/// Evolution of pathways through a network of modules, which are shared between tasks (Fernando,
/// Banarse, Blundell, Zwols, Ha, Rusu, Pritzel & Wierstra 2017, "PathNet").
///
/// A step is a generation of one arm: two trainings. Arms follow one another, then pairs of tasks.
public struct PathNet: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var steps = 0
  /// A record of each pair of tasks; the last is of the pair under way.
  private(set) var records = [PairRecord()]
  /// The arm at work; `nil` at the end.
  private(set) var run: TaskRun?
  /// What has learned task A last: the evolved network and the fixed one.
  private(set) var learned: Learned?
  private(set) var fixedLearned: Learned?
  private(set) var bestAccuracy = 0.0
  let shape: ModuleShape
  let random: Random
  // Derived when it is first needed.
  private var compute = PathCompute()

  private enum CodingKeys: CodingKey {
    case settings, steps, records, run, learned, fixedLearned, bestAccuracy, shape, random
  }

  /// Networks that have not learned.
  public init(
    _ settings: Settings, world: PathWorld, random: Random
  ) throws(Failure) {
    guard settings.active <= settings.modules else {
      throw Failure(
        .input,
        "setting active is \(settings.active), but setting modules gives a layer only "
          + "\(settings.modules)")
    }
    self.settings = settings
    self.random = random
    shape = settings.shape(inputs: world.inputs)
    run = started(.first, ofPair: 0, in: world)
  }

  /// What was done and what is left if no task is solved before the last generation.
  public var plannedSteps: Int? {
    guard let run, let record = records.last else { return steps }
    let arms = settings.arms.count
    let left = arms * (settings.pairs - records.count + 1) - record.results.count
    return steps + left * settings.generations - run.generations
  }

  /// The arm at work, or that comes next.
  var arm: Arm { settings.arms[min(records[pair].results.count, settings.arms.count - 1)] }

  /// The number of the pair of tasks under way.
  var pair: Int { records.count - 1 }

  /// Performs a generation of an arm.
  public mutating func step(
    in world: PathWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard var now = run else { return }
    let fitness = try compete(&now, in: world)
    now.curve.append(fitness)
    steps += 1
    report.value("fitness", fitness)
    report.value("best", now.curve.max() ?? fitness)
    if arm.evolves { report.value("entropy", now.population.entropy(shape)) }
    run = now
    if fitness >= settings.threshold || now.generations >= settings.generations {
      finish(now, in: world, report: &report)
    }
  }

  /// Trains two pathways in turn; the loser is overwritten by a mutant of the winner.
  ///
  /// - Returns: The winner's training accuracy in its window.
  private mutating func compete(
    _ now: inout TaskRun, in world: PathWorld
  ) throws(Failure) -> Double {
    var random = stream(ofPair: pair, task: arm.task).stream("tournament").stream(now.generations)
    let (first, second) = now.population.drawTwo(&random)
    let source = trainingSource(now.generations, in: world)
    var windows: [Double] = []
    for (place, pathway) in [first, second].enumerated() {
      let start = place * settings.window
      let accuracy = try compute.train(
        &now.bank, now.active(pathway), task: arm.task, on: source,
        batches: start..<start + settings.window, size: settings.batch, rate: settings.rate)
      now.population.enter(accuracy, of: pathway)
      windows.append(accuracy)
    }
    let firstWins = windows[0] >= windows[1]
    now.population.replace(
      firstWins ? second : first, byMutantOf: firstWins ? first : second, shape,
      wraps: settings.wraps, random: &random)
    return windows.max() ?? 0
  }

  /// Enters what an arm came to, and starts the next.
  private mutating func finish(_ now: TaskRun, in world: PathWorld, report: inout Report) {
    let (arm, fresh) = (arm, started(arm, ofPair: pair, in: world))
    let result = ArmResult(
      pathway: now.population.pathways[now.population.best],
      isSolved: now.curve.last.map { $0 >= settings.threshold } ?? false,
      before: accuracy(fresh.bank, now.best, task: arm.task, in: world),
      after: accuracy(now.bank, now.best, task: arm.task, in: world), curve: now.curve)
    records[pair].results.append(result)
    remember(now, result, arm, in: world)
    describe(result, arm, in: world, report: &report)
    if arm.evolves, result.after > bestAccuracy {
      bestAccuracy = result.after
      report.best(
        result.after, of: world.objective,
        "\(tasks(ofPair: pair, in: world)[arm.task].name) in \(result.generations) generations")
    }
    advance(in: world, report: &report)
  }

  /// Keeps what later arms start from, and measures what is left of task A.
  private mutating func remember(
    _ now: TaskRun, _ result: ArmResult, _ arm: Arm, in world: PathWorld
  ) {
    let end = Learned(bank: now.bank, pathway: result.pathway, accuracy: result.after)
    switch arm {
    case .first: learned = end
    case .fixedFirst: fixedLearned = end
    case .transfer:
      guard let learned else { return }
      records[pair].kept = retention(of: learned, in: now.bank, in: world)
      records[pair].isFrozenUnchanged = now.bank.hasModules(now.frozen, of: learned.bank)
    case .fineTuned:
      guard let fixedLearned else { return }
      records[pair].fineTuned = retention(of: fixedLearned, in: now.bank, in: world)
    case .scratch, .fixed, .untrained: break
    }
  }

  /// What a network that has learned A still knows of it, now that its modules are these.
  private mutating func retention(
    of learned: Learned, in bank: ModuleBank, in world: PathWorld
  ) -> Retention {
    let active = ActiveModules(learned.pathway, frozen: unfrozen)
    return Retention(
      before: learned.accuracy, after: accuracy(bank, active, task: 0, in: world))
  }

  /// Goes to the next arm, to the next pair, or ends.
  private mutating func advance(in world: PathWorld, report: inout Report) {
    run = nil
    if records[pair].results.count == settings.arms.count {
      describePair(in: world, report: &report)
      guard records.count < settings.pairs else { return describeEnd(report: &report) }
      records.append(PairRecord())
    }
    run = started(arm, ofPair: pair, in: world)
  }

  private mutating func accuracy(
    _ bank: ModuleBank, _ active: ActiveModules, task: Int, in world: PathWorld
  ) -> Double {
    compute.accuracy(bank, active, task: task, on: validationSource(task, in: world))
  }

  /// The modules of the pathway that task A was last learned by, and its readout.
  public var tensors: [NamedTensor] {
    guard let learned else { return [] }
    let modules = learned.pathway.modules.enumerated().flatMap { layer, modules in
      modules.flatMap { module in
        NamedTensor.module(
          "layer\(layer + 1)/module\(module)", learned.bank.modules[layer][module].values,
          units: shape.units)
      }
    }
    return modules
      + NamedTensor.module(
        "readout", learned.bank.readouts[0].values, units: ModuleShape.answers)
  }
}

extension NamedTensor {
  fileprivate static func module(_ name: String, _ values: [Float], units: Int) -> [NamedTensor] {
    let inputs = values.count / units - 1
    return [
      NamedTensor(
        "\(name)/weights", shape: [units, inputs], values: Array(values[..<(units * inputs)])),
      NamedTensor("\(name)/biases", shape: [units], values: Array(values[(units * inputs)...])),
    ]
  }
}
