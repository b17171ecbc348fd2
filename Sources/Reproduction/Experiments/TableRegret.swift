public import Learning
import Methods
import Systems
public import Worlds

/// How far searches stay below the best cell of NAS-Bench-201 after so many queries.
public struct TableRegret: Sendable {
  /// Which accuracies.
  public var images: NASBench201.ImageSet = .cifar10
  /// How many cells each search looks up.
  public var queries = 200
  /// The seeds, one search each.
  public var seeds = 0..<200

  /// 200 queries on CIFAR-10, 200 seeds.
  public init() {}

  /// The final regret of random search for each seed, in percentage points.
  public func ofRandomSearch() throws(Failure) -> [Double] {
    var settings = RandomSearch.Settings()
    settings.trials = queries
    return try regrets(of: RandomSearch.self, settings)
  }

  /// The final regret of regularised evolution for each seed, in percentage points.
  public func ofRegularizedEvolution(
    population: Int = 30, sample: Int = 10
  ) throws(Failure) -> [Double] {
    var settings = RegularizedEvolution.Settings()
    (settings.trials, settings.population, settings.sample) = (queries, population, sample)
    return try regrets(of: RegularizedEvolution.self, settings)
  }

  /// The final regret of the tree-structured Parzen estimator for each seed, in percentage points.
  public func ofTPE() throws(Failure) -> [Double] {
    var settings = TPE.Settings()
    settings.trials = queries
    return try regrets(of: TPE.self, settings)
  }

  private func regrets<S: Searcher>(
    of: S.Type, _ settings: S.Settings
  ) throws(Failure) -> [Double] where S.World == SearchWorld {
    let world = SearchWorld(CellProblem(on: images))
    var regrets: [Double] = []
    for seed in seeds {
      var run = try SearchLoop<S>(settings, world: world, seed: UInt64(seed))
      regrets.append(try 100 * finalRegret(of: &run, in: world))
    }
    return regrets
  }
}

/// The best score there is less the best found when the search is over.
func finalRegret<S: Searcher>(
  of run: inout SearchLoop<S>, in world: SearchWorld
) throws(Failure) -> Double where S.World == SearchWorld {
  (world.optimum ?? 0) - (try finalBest(of: &run, in: world))
}

/// The best score found when the search is over.
func finalBest<S: Searcher>(
  of run: inout SearchLoop<S>, in world: S.World
) throws(Failure) -> Double {
  var best = -Double.infinity
  while let step = try run.step(in: world) {
    best = max(best, step.outcome.score ?? -.infinity)
  }
  return best
}
