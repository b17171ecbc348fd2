import Learning
import Systems

extension Experiment {
  /// Mazes of two episodes: table 3 of Duan and others 2016, small mazes.
  ///
  /// The paper counts steps of 18 degrees and a fifth of a tile, in successful episodes only, and
  /// prints no ratio; its own is 39.1 to 52.4. Ours counts failures with all the steps they took, in
  /// layouts of which none, however turned, was learned from.
  static let rl2Maze = Experiment(
    id: "rl2-maze", title: "a recurrent network remembers a maze that it has seen once",
    system: "rl2", seeds: 3, minutes: 20,
    figures: [
      Figure("steps in the first episode", unit: "steps"),
      Figure(
        "steps in the second to those in the first", unit: "ratio", paper: 0.746,
        bar: .atMost(0.85), control: "the same, memory emptied between them"),
      Figure("the same, memory emptied between them", unit: "ratio"),
      Figure("the same, with a map", unit: "ratio"),
      Figure(
        "trials whose second episode is no longer", unit: "share", paper: 0.917, bar: .atLeast(0.75)
      ),
      Figure("first episodes that come to the target", unit: "share", paper: 0.993),
      Figure("second episodes that come to the target", unit: "share", paper: 0.996),
      Figure("of the way from random to a map", unit: "share"),
    ]
  ) { seed throws(Failure) in
    let result = try RL2Result(in: "maze-5", preset: "maze-full", heldOutTrials: 2000, seed: seed)
    let own = result.lengths
    return [
      own?.mean(of: 0), own?.ratio, result.forgetfulLengths?.ratio,
      result.lengths(of: "with a map")?.ratio, own?.improved, own?.arrived(in: 0),
      own?.arrived(in: 1), result.share,
    ]
  }

  /// What it is of use to ask memory for depths and loop closures while learning mazes: the area
  /// under the learning curve, as in Mirowski and others 2017.
  ///
  /// Their agent sees pictures, and has to find out depths; ours is shown them.
  static let navigate = Experiment(
    id: "navigate", title: "auxiliary losses of depth and loop closure in mazes",
    system: "rl2", seeds: 5, minutes: 25,
    figures: [
      Figure("mean score while learning, neither", unit: "reward"),
      Figure("mean score while learning, depth", unit: "reward"),
      Figure("mean score while learning, loop closure", unit: "reward"),
      Figure("mean score while learning, both", unit: "reward"),
      Figure("gained by both", unit: "reward", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    var areas: [Double] = []
    for (depth, loop) in [(0, 0), (1, 0), (0, 1), (1, 1)] as [(Double, Double)] {
      areas.append(try area(depth: depth, loop: loop, seed: seed))
    }
    return areas + [areas[3] - areas[0]]
  }

  /// The mean of all evaluations, which are equally far apart.
  private static func area(
    depth: Double, loop: Double, seed: UInt64
  ) throws(Failure) -> Double {
    let world = try RL2.open(WorldRequest(name: "maze-5"))
    var settings = try RL2.Settings(preset: "maze", tuned: [:])
    (settings.depthLoss, settings.loopLoss) = (depth, loop)
    var run = try LearnerRun<RL2>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let scores = run.learner.evaluations.entries.map(\.score)
    return scores.reduce(0, +) / Double(max(scores.count, 1))
  }
}
