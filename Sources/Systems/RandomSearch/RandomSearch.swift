public import Compute
public import Learning
import Methods

/// Random search (Bergstra & Bengio 2012): independent draws from a declared density.
public struct RandomSearch: Searcher {
  /// What is set.
  public var settings: Settings
  private(set) var study: Study

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    study = Study(
      in: world, planned: settings.trials, finalists: settings.children.finalists, random: random)
  }

  /// Draws do not depend on results, so any number may be out at once.
  public var window: Int { 16 }

  /// All trials and the finalists' tests.
  public var plannedSteps: Int? { study.plannedSteps }

  /// The next draw.
  public mutating func ask(random: Random) -> SearchCandidate? {
    let space = study.space
    return study.ask { _ in space.draw(random: random) }
  }

  /// Starts an evaluation.
  public static func begin(
    _ trial: Trial<SearchCandidate>, _ settings: Settings, in world: SearchWorld
  ) throws(Failure) -> Evaluation<SearchJob> {
    .job(world.problem.begin(trial, epochs: settings.children.epochs))
  }

  /// Why a candidate is evaluated.
  public static func purpose(of candidate: SearchCandidate) -> TrialPurpose {
    candidate.purpose == .search ? .search : .test
  }

  /// Learns a result.
  public mutating func tell(
    _ trial: Trial<SearchCandidate>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, report: &report)
  }

  /// What the study shows.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    study.artefacts(in: world, areIndependent: true)
  }
}
