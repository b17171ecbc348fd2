import Learning
import Methods
import Systems

extension Experiment {
  /// Double poles with velocities (Stanley & Miikkulainen 2002, section 4.2).
  static let doublePole = Experiment(
    id: "double-pole", title: "networks balance two poles whose velocities they see",
    system: "neat", seeds: 50, minutes: 0.05,
    figures: [
      Figure(
        "evaluations, the unsolved at 15,000", unit: "networks", scale: .amount, paper: 3600,
        bar: .atMost(3600)),
      Figure("solved within 100 generations", unit: Figure.ofSeeds, paper: 1),
      Figure("hidden nodes of the solution", unit: "nodes", scale: .amount),
      Figure("evaluations with the rules of the authors' code", unit: "networks", scale: .amount),
    ]
  ) { seed throws(Failure) in
    let paper = try NEATTrial(.doublePole, seed: seed, generations: 100)
    let code = try NEATTrial(.doublePole, seed: seed) {
      $0 = .code
      $0.generations = 100
    }
    return [paper.evaluations, paper.solved, paper.hidden, code.evaluations]
  }

  /// Double poles without velocities (section 4.3), with the test of 625 starts.
  static let doublePoleNoVelocity = Experiment(
    id: "double-pole-no-velocity", title: "networks balance two poles and remember how they moved",
    system: "neat", seeds: 20, minutes: 0.5,
    figures: [
      Figure(
        "evaluations, the unsolved at 100,000", unit: "networks", scale: .amount, paper: 33_184,
        bar: .atMost(40_000)),
      Figure("solved within 100 generations", unit: Figure.ofSeeds, paper: 1),
      Figure(
        "starts of 625 that the solution balances from, at least 200 by definition",
        unit: "starts", paper: 286),
      Figure("hidden nodes of the solution", unit: "nodes", scale: .amount),
    ]
  ) { seed throws(Failure) in
    let trial = try NEATTrial(.doublePoleNoVelocity, seed: seed, generations: 100)
    return [trial.evaluations, trial.solved, trial.generalisation, trial.hidden]
  }
}
