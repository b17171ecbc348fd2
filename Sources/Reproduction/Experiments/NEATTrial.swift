import Compute
import Learning
import Methods
import Systems

/// How one run of NEAT ended, as its experiments look at it.
struct NEATTrial {
  /// Networks judged until the solution, its generation in full; all, where there was none.
  let evaluations: Double
  /// 1 where the task was solved, 0 where it was not.
  let solved: Double
  /// Hidden nodes of the solution; `nil` without one.
  let hidden: Double?
  /// Connections of the solution; `nil` without one.
  let links: Double?
  /// From how many of 625 starts the solution balances; `nil` where that is not asked.
  let generalisation: Double?

  /// Lets networks evolve until the task is solved or the generations are over.
  init(_ settings: NEAT.Settings, _ task: NEATWorld.Task, seed: UInt64) throws(Failure) {
    let world = NEATWorld(task)
    var settings = settings
    (settings.stopsWhenSolved, settings.variants) = (true, 1)
    var run = try LearnerRun<NEAT>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let (neat, isSolved) = (run.learner, run.learner.verdict.isSolution)
    evaluations = Double(neat.evaluations)
    solved = isSolved ? 1 : 0
    hidden = isSolved ? Double(neat.champion.hiddenNodes(world.shape).count) : nil
    links = isSolved ? Double(neat.champion.enabledCount) : nil
    generalisation = neat.generalisation.map(Double.init)
  }

  /// The same with the paper's settings but for a change.
  init(
    _ task: NEATWorld.Task, seed: UInt64, generations: Int = 150,
    _ change: (inout NEAT.Settings) -> Void = { _ in }
  ) throws(Failure) {
    var settings = task == .doublePoleNoVelocity ? NEAT.Settings.noVelocity : NEAT.Settings()
    settings.generations = generations
    change(&settings)
    try self.init(settings, task, seed: seed)
  }
}
