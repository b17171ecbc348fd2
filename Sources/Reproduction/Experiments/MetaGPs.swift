import Learning
import Systems

extension Experiment {
  /// Operators of genetic programming that evolve on one target, tested on new seeds of it and on four
  /// others.
  static let metaGP = Experiment(
    id: "meta-gp", title: "operators of genetic programming evolve, and are tested on new seeds",
    system: "meta-gp", seeds: 4, minutes: 3,
    figures: [
      Figure("x⁴+x³+x²+x, trained on: z", unit: "z"),
      Figure("x⁴+x³+x²+x: z above 1.96", unit: Figure.ofSeeds, bar: .atLeast(0.75)),
      Figure("x⁵+x⁴+x³+x²+x: z", unit: "z"),
      Figure("x⁵+x⁴+x³+x²+x: z above 1.96", unit: Figure.ofSeeds, bar: .atLeast(0.5)),
      Figure("x⁶−2x⁴+x²: z", unit: "z"),
      Figure("x³+x²+x: z", unit: "z"),
      Figure("x⁵−2x³+x, where it was expected to lose: z", unit: "z"),
      Figure("solved on the target trained on", unit: "of runs", scale: .share),
      Figure("solved with the usual operators", unit: "of runs", scale: .share),
      Figure("luckiest random program, target trained on: z", unit: "z"),
    ]
  ) { seed throws(Failure) in
    let world = try MetaGP.open(WorldRequest())
    var run = try LearnerRun<MetaGP>(MetaGP.Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let own = run.learner.test(on: "quartic")
    let z = { (name: String) in run.learner.test(on: name)?.z }
    let isGain = { (name: String) in z(name).map { $0 >= 1.96 ? 1.0 : 0 } }
    return [
      z("quartic"), isGain("quartic"), z("quintic"), isGain("quintic"), z("sextic"), z("cubic"),
      z("mixed"), own.map { Double($0.evolved) / Double($0.runs) },
      own.map { Double($0.classic) / Double($0.runs) }, own?.luckyZ,
    ]
  }

  /// The same for Boolean functions.
  static let metaGPParity = Experiment(
    id: "meta-gp-parity", title: "operators of genetic programming evolve for parity of three bits",
    system: "meta-gp", seeds: 4, minutes: 3,
    figures: [
      Figure("even parity of 3, trained on: z", unit: "z"),
      Figure("even parity of 3: z above 1.96", unit: Figure.ofSeeds),
      Figure("odd parity of 3: z", unit: "z"),
      Figure("even parity of 4: z", unit: "z"),
      Figure("exactly one of 3: z", unit: "z"),
      Figure("majority of 3: z", unit: "z"),
      Figure("parity solved on new seeds", unit: "of runs", scale: .share),
      Figure("parity solved with the usual operators", unit: "of runs", scale: .share),
      Figure("luckiest random program, parity: z", unit: "z"),
    ]
  ) { seed throws(Failure) in
    let world = try MetaGP.open(WorldRequest(name: "even-3-parity"))
    var run = try LearnerRun<MetaGP>(MetaGP.Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let own = run.learner.test(on: "even-3-parity")
    let z = { (name: String) in run.learner.test(on: name)?.z }
    return [
      own?.z, own.map { $0.z >= 1.96 ? 1 : 0 }, z("odd-3-parity"), z("even-4-parity"),
      z("exactly-one"), z("majority"), own.map { Double($0.evolved) / Double($0.runs) },
      own.map { Double($0.classic) / Double($0.runs) }, own?.luckyZ,
    ]
  }
}
