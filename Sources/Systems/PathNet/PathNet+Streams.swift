import Compute

// What a pair, a task and a generation are made of: functions of the seed alone, so that arms which
// learn the same task see the same images, and start from the same draws where nothing is kept.
extension PathNet {
  /// No module in any layer.
  var unfrozen: [[Int]] { Array(repeating: [], count: shape.layers) }

  /// The stream of a task.
  func stream(ofPair pair: Int, task: Int) -> Random {
    random.stream("pair").stream(pair).stream(task)
  }

  /// The two tasks of a pair.
  func tasks(ofPair pair: Int, in world: PathWorld) -> [any PathTask] {
    world.tasks(random.stream("digits").stream(pair))
  }

  /// Where the minibatches of a generation come from.
  func trainingSource(_ generation: Int, in world: PathWorld) -> any PathSource {
    tasks(ofPair: pair, in: world)[arm.task].source(
      isTraining: true, noise: settings.noise,
      random: stream(ofPair: pair, task: arm.task).stream("training").stream(generation))
  }

  /// Where the examples come from that a task's pathways are judged by.
  func validationSource(_ task: Int, in world: PathWorld) -> any PathSource {
    tasks(ofPair: pair, in: world)[task].source(
      isTraining: false, noise: settings.noise,
      random: stream(ofPair: pair, task: task).stream("validation"))
  }

  /// The modules that an arm has frozen: those of A's pathway, as they have learned or as they were
  /// drawn.
  func frozenModules(of arm: Arm) -> [[Int]] {
    arm == .transfer || arm == .untrained ? learned?.pathway.modules ?? unfrozen : unfrozen
  }

  /// An arm before its first generation.
  func started(_ arm: Arm, ofPair pair: Int, in world: PathWorld) -> TaskRun {
    let random = stream(ofPair: pair, task: arm.task)
    let frozen = frozenModules(of: arm)
    var bank = ModuleBank(shape, random: random)
    if arm == .transfer, let learned {
      bank = learned.bank
      if settings.reinitialises { bank.reinitialise(keeping: frozen, random: random) }
    }
    if arm == .fineTuned, let fixedLearned { bank = fixedLearned.bank }
    bank.drawReadout(arm.task, scale: world.readoutScale, random: random)
    var draws = random.stream("population")
    let pathways =
      arm.evolves
      ? (0..<settings.population).map { _ in Pathway(shape, random: &draws) }
      : [Pathway.fixed(shape)]
    return TaskRun(bank: bank, frozen: frozen, population: PathwayPopulation(pathways))
  }
}
