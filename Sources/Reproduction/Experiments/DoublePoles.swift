import Learning
import Methods
import Systems

extension Experiment {
  /// Double poles with velocities (Stanley & Miikkulainen 2002, section 4.2) and the ablations of
  /// its table 3.
  static let doublePole = Experiment(
    id: "double-pole", title: "networks balance two poles whose velocities they see",
    system: "neat", seeds: 50, minutes: 0.05,
    figures: [
      Figure(
        "evaluations, the unsolved at 15,000", unit: "networks", paper: 3600, bar: .atMost(3600)),
      Figure("solved within 100 generations", unit: Figure.ofSeeds, paper: 1),
      Figure("hidden nodes of the solution", unit: "nodes"),
      Figure("evaluations with the rules of the authors' code", unit: "networks"),
      Figure("evaluations without growth, from 3 hidden nodes", unit: "networks", paper: 30_239),
      Figure("evaluations without species", unit: "networks", paper: 25_600),
      Figure("evaluations with growth, from 3 hidden nodes", unit: "networks", paper: 23_033),
      Figure("evaluations without mating", unit: "networks", paper: 5557),
    ]
  ) { seed throws(Failure) in
    func trial(_ change: (inout NEAT.Settings) -> Void) throws(Failure) -> NEATTrial {
      try NEATTrial(.doublePole, seed: seed, generations: 100, change)
    }
    let paper = try trial { _ in }
    let code = try trial {
      $0 = .code
      $0.generations = 100
    }
    let fixed = try trial { ($0.hidden, $0.mutation.addNode, $0.mutation.addLink) = (3, 0, 0) }
    let unspecific = try trial { $0.distance.threshold = 1000 }
    let large = try trial { $0.hidden = 3 }
    let unmated = try trial { $0.mating.mutationOnly = 1 }
    return [
      paper.evaluations, paper.solved, paper.hidden, code.evaluations, fixed.evaluations,
      unspecific.evaluations, large.evaluations, unmated.evaluations,
    ]
  }

  /// Double poles without velocities (section 4.3), with the test of 625 starts.
  static let doublePoleNoVelocity = Experiment(
    id: "double-pole-no-velocity", title: "networks balance two poles and remember how they moved",
    system: "neat", seeds: 20, minutes: 0.5,
    figures: [
      Figure(
        "evaluations, the unsolved at 100,000", unit: "networks", paper: 33_184,
        bar: .atMost(40_000)),
      Figure("solved within 100 generations", unit: Figure.ofSeeds, paper: 1),
      Figure(
        "starts of 625 that the solution balances from", unit: "starts", paper: 286,
        bar: .atLeast(200)),
      Figure("hidden nodes of the solution", unit: "nodes"),
    ]
  ) { seed throws(Failure) in
    let trial = try NEATTrial(.doublePoleNoVelocity, seed: seed, generations: 100)
    return [trial.evaluations, trial.solved, trial.generalisation, trial.hidden]
  }
}
