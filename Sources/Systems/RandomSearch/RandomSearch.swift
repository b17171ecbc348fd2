public import Compute
public import Learning
public import Methods

/// Random search (Bergstra & Bengio 2012): independent draws from a declared density.
public struct RandomSearch: Searcher {
  /// What is set.
  public var settings: Settings
  let space: SearchSpace
  /// How many configurations are tried.
  let planned: Int
  private(set) var study: Study<Configuration>

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    space = world.space
    planned = settings.trials
    study = Study(finals: world.finals(settings.children.finalists, of: planned), random: random)
  }

  /// Draws do not depend on results, so any number may be out at once.
  public var window: Int { 16 }

  /// All trials and the finalists' tests.
  public var plannedSteps: Int? { planned + study.plannedFinals }

  /// The next draw.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    study.ask(planned: planned) { space.draw(random: random) }
  }

  /// Starts an evaluation.
  public static func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, _ settings: Settings, in world: SearchWorld
  ) throws(Failure) -> Evaluation<SearchJob> {
    .job(world.problem.begin(trial, epochs: settings.children.epochs))
  }

  /// Why a candidate is evaluated.
  public static func purpose(of candidate: SearchCandidate<Configuration>) -> TrialPurpose {
    candidate.trialPurpose
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
