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

  /// An arm before its first generation.
  func started(_ arm: Arm, ofPair pair: Int, in world: PathWorld) -> TaskRun {
    let random = stream(ofPair: pair, task: arm.task)
    var (bank, frozen) = (ModuleBank(shape, random: random), unfrozen)
    if arm == .transfer, let learned {
      frozen = learned.pathway.modules
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
