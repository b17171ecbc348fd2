public import Learning
import Methods
import Systems

/// Grid search against random search where one variable matters (Bergstra & Bengio 2012).
///
/// Every seed draws a function, which both searches share.
public struct GridVersusRandom: Sendable {
  /// How many variables the function has.
  public var dimensions: Int
  /// How many levels the grid has on each axis.
  public var levels: Int
  /// How many points random search draws.
  public var draws: Int
  /// The seeds, one function each.
  public var seeds: Range<Int>

  /// What both searches found.
  public struct Result: Sendable {
    /// The best value of the grid, for each seed.
    public let grid: [Double]
    /// The best value of the random points, for each seed.
    public let random: [Double]
  }

  /// A grid of so many levels against so many draws.
  public init(dimensions: Int, levels: Int, draws: Int, seeds: Range<Int>) {
    (self.dimensions, self.levels) = (dimensions, levels)
    (self.draws, self.seeds) = (draws, seeds)
  }

  /// Runs both searches for every seed.
  public func run() throws(Failure) -> Result {
    let world = SearchWorld(FunctionProblem(dimensions: dimensions))
    var gridSettings = GridSearch.Settings()
    (gridSettings.levels, gridSettings.trials) = (levels, 100_000)
    var randomSettings = RandomSearch.Settings()
    randomSettings.trials = draws
    var (grid, random): ([Double], [Double]) = ([], [])
    for seed in seeds {
      var run = try SearchLoop<GridSearch>(gridSettings, world: world, seed: UInt64(seed))
      grid.append(try finalBest(of: &run, in: world))
      var baseline = try SearchLoop<RandomSearch>(randomSettings, world: world, seed: UInt64(seed))
      random.append(try finalBest(of: &baseline, in: world))
    }
    return Result(grid: grid, random: random)
  }
}
