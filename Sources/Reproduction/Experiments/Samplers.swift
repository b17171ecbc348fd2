import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// Three samplers and random search on functions of five variables, each with 100 evaluations one
  /// by one.
  ///
  /// The bars are about the upper quartiles of Optuna 5.0, of the library cmaes 0.13 and of a plain
  /// Gaussian process on ten other minima.
  static let samplers = Experiment(
    id: "samplers", title: "what samplers make of 100 evaluations of five variables",
    system: "tpe", seeds: 40, minutes: 0.1,
    figures: SamplerTrial.functions.flatMap(SamplerTrial.figures)
  ) { seed throws(Failure) in
    var values: [Double?] = []
    for (function, _) in SamplerTrial.functions {
      values += try SamplerTrial(function, seed: seed).values
    }
    return values
  }
}

/// One seed's function, which all samplers share.
private struct SamplerTrial {
  /// The least value that each sampler found, random search first.
  let found: [Double]

  /// The functions, with the bars of the samplers in their order.
  static let functions: [(function: TestFunction, bars: [Double])] = [
    (.sphere, [0.33, 0.001, 0.80]),
    (.rosenbrock, [25, 50, 120]),
    (.rastrigin, [30, 30, 27]),
  ]
  private static let samplers = ["tpe", "gp-ei", "cma-es"]

  /// What is measured of a function: the least values, and how often each is below random search's.
  static func figures(of function: TestFunction, bars: [Double]) -> [Figure] {
    let random = "\(function.rawValue): random search"
    let least = zip(samplers, bars).map { sampler, bar in
      Figure(
        "\(function.rawValue): \(sampler)", unit: Figure.median, bar: .atMost(bar),
        control: random)
    }
    // 29 of 40 seeds and more have p < .01 in a two-sided test of signs.
    let wins = samplers.map { sampler in
      Figure(
        "\(function.rawValue): \(sampler) below random search", unit: Figure.ofSeeds,
        bar: .atLeast(29.0 / 40))
    }
    return [Figure(random, unit: Figure.median)] + least + wins
  }

  /// The measurements, in the order of the figures.
  var values: [Double?] { found + found.dropFirst().map { $0 < found[0] ? 1 : 0 } }

  init(_ function: TestFunction, seed: UInt64) throws(Failure) {
    let world = SearchWorld(ShiftedFunctionProblem(function))
    var (random, tpe) = (RandomSearch.Settings(), TPE.Settings())
    var (gpei, cmaes) = (GPEI.Settings(), CMAES.Settings())
    (random.trials, tpe.trials, gpei.trials, cmaes.trials) = (100, 100, 100, 100)
    found = [
      try Self.least(of: RandomSearch.self, random, in: world, seed),
      try Self.least(of: TPE.self, tpe, in: world, seed),
      try Self.least(of: GPEI.self, gpei, in: world, seed),
      try Self.least(of: CMAES.self, cmaes, in: world, seed),
    ]
  }

  private static func least<S: Searcher>(
    of: S.Type, _ settings: S.Settings, in world: SearchWorld, _ seed: UInt64
  ) throws(Failure) -> Double where S.World == SearchWorld {
    var run = try SearchLoop<S>(settings, world: world, seed: seed)
    return -(try finalBest(of: &run, in: world))
  }
}
