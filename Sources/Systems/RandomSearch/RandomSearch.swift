public import Compute
public import Learning
public import Methods

/// Random search (Bergstra & Bengio 2012): independent draws from a declared density.
public struct RandomSearch: ConfigurationSearcher {
  /// What is set.
  public var settings: Settings
  /// What is searched.
  public let space: SearchSpace
  /// How many configurations are tried.
  public let planned: Int
  /// What was tried.
  public private(set) var study: Study<Configuration>

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    space = world.space
    planned = world.planned(settings.trials)
    study = Study(trying: planned, settings, in: world, random: random)
  }

  /// Draws do not depend on results, so any number may be out at once.
  public var window: Int { 16 }

  /// The next draw.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    study.ask(planned: planned) { space.draw(random: random) }
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
