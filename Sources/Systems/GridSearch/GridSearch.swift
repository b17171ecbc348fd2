public import Compute
public import Learning
public import Methods

/// Grid search: every combination of a few levels on each dimension.
///
/// The order is random by default, so that a grid broken off is an unbiased sample of itself.
public struct GridSearch: ConfigurationSearcher {
  /// What is set.
  public var settings: Settings
  let order: Shuffle?
  /// What is searched.
  public let space: SearchSpace
  /// How many configurations are tried.
  public let planned: Int
  /// What was tried.
  public private(set) var study: Study<Configuration>
  private(set) var place = 0

  /// The largest grid that is worth laying out.
  private static let limit = 1_000_000

  /// Nothing tried yet.
  ///
  /// - Throws: `Failure` when so many levels make a grid of more than a million configurations.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    let grid = Grid(world.space, levels: settings.levels)
    guard grid.count <= Self.limit else {
      throw Failure(
        .input,
        "setting levels is \(settings.levels), which makes a grid of over "
          + "\(grouped(Self.limit)) points on \(world.space.dimensions.count) axes; take fewer")
    }
    self.settings = settings
    let isShuffled = settings.shuffled
    order = isShuffled ? Shuffle(count: grid.count, random: random.stream("order")) : nil
    space = world.space
    planned = world.planned(grid.size(upTo: settings.trials))
    study = Study(trying: planned, settings, in: world, random: random)
  }

  /// The grid does not depend on results, so any number of configurations may be out at once.
  public var window: Int { 16 }

  /// The next configuration of the grid.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    let grid = Grid(space, levels: settings.levels)
    return study.ask(planned: planned) {
      while place < grid.count {
        let number = order?[place] ?? place
        place += 1
        if let configuration = grid[number] { return configuration }
      }
      return nil
    }
  }

  /// Learns a result.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Configuration>>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, planned: planned, report: &report)
  }

  /// What the study shows.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    study.artefacts(in: world, areIndependent: true)
  }
}
