import Compute
import Learning
import Systems

extension Experiment {
  /// The weights of a fixed network evolve until it tells exclusive or (Montana & Davis 1989).
  static let neuroevolutionXor = Experiment(
    id: "neuroevolution-xor", title: "the weights of a fixed network evolve to tell exclusive or",
    system: "neuroevolution", seeds: 100, minutes: 0.02,
    figures: [
      Figure(
        "solved within 20,000 evaluations", unit: Figure.ofSeeds, bar: .atLeast(0.95),
        control: "control: solved by as many random networks"),
      Figure("evaluations, the unsolved at 20,000", unit: "networks"),
      Figure("new starts"),
      Figure("without new starts: solved", unit: Figure.ofSeeds),
      Figure("without crossover: evaluations", unit: "networks"),
      Figure("without mutation: solved", unit: Figure.ofSeeds),
      Figure("child of crossover less parents", unit: "fitness"),
      Figure("the same, hidden units of one reordered", unit: "fitness"),
      Figure("control: solved by as many random networks", unit: Figure.ofSeeds),
    ]
  ) { seed throws(Failure) in
    let plain = try evolved(seed: seed) { $0.probes = 50 }
    let single = try evolved(seed: seed) { $0.patience = 0 }
    let uncrossed = try evolved(seed: seed) { $0.crossover = 0 }
    let unmutated = try evolved(seed: seed) { $0.crossover = 1 }
    return [
      plain.isSolved ? 1 : 0, evaluations(of: plain), Double(plain.starts),
      single.isSolved ? 1 : 0, evaluations(of: uncrossed), unmutated.isSolved ? 1 : 0,
      plain.crossoverDamage?.plain, plain.crossoverDamage?.shuffled, plain.controlIsSolved ? 1 : 0,
    ]
  }

  /// Which connections there are evolves, and each matrix is trained (Miller, Todd & Hegde 1989).
  static let connectivityXor = Experiment(
    id: "connectivity-xor", title: "evolved connections are trained to tell exclusive or",
    system: "neuroevolution", seeds: 20, minutes: 0.1,
    figures: [
      Figure(
        "a matrix that learns in 9 of 10 new trainings", unit: Figure.ofSeeds, bar: .atLeast(1)),
      Figure("new trainings that solve it", control: "all connections: trainings that solve it"),
      Figure("connections pruned, of 25", unit: "links", bar: .surelyAtLeast(1)),
      Figure("connections left", unit: "links"),
      Figure("best of as many random matrices: trainings that solve it"),
      Figure("best of as many random matrices: connections", unit: "links"),
      Figure("all connections: trainings that solve it"),
      Figure("layers only: trainings that solve it"),
    ]
  ) { seed throws(Failure) in
    let world = try Neuroevolution.open(WorldRequest())
    let learner = try evolved("connectivity", seed: seed)
    let random = Random(seed: seed).stream("retrain")
    func trained(_ matrix: Neuroevolution.Matrix) -> (solved: Double, error: Double, links: Int) {
      learner.retrain(matrix, times: 100, in: world, random: random)
    }
    let (best, control) = (trained(.champion), trained(.control))
    return [
      best.solved >= 0.9 ? 1 : 0, best.solved, Double(learner.possibleLinks - best.links),
      Double(best.links), control.solved, Double(control.links), trained(.full).solved,
      trained(.layers).solved,
    ]
  }

  private static func evolved(
    _ preset: String = "small", seed: UInt64,
    _ change: (inout Neuroevolution.Settings) -> Void = { _ in }
  ) throws(Failure) -> Neuroevolution {
    var settings = try Neuroevolution.Settings(preset: preset, tuned: [:])
    settings.variants = 1
    change(&settings)
    let world = try Neuroevolution.open(WorldRequest())
    var run = try LearnerRun<Neuroevolution>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  private static func evaluations(of learner: Neuroevolution) -> Double {
    Double(learner.evaluationsUntilSolved ?? 20_000)
  }
}
