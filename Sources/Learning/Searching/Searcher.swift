public import Compute

/// A meta-algorithm that asks for evaluations and is told their results.
///
/// Whoever runs it keeps `window` trials asked for and not yet told, and tells results in the
/// order they were asked, so that what happens does not depend on how many workers there are or
/// which of them is fast: ask `window` times, then tell one, ask one, tell one, and so on.
/// `SearchLoop` does just that.
public protocol Searcher: System {
  /// What is evaluated. Its description is a line for people, such as a network string.
  associatedtype Candidate: Codable, Sendable, CustomStringConvertible
  /// An evaluation in progress.
  associatedtype Job: TrialJob where Job.World == World

  /// How many trials may be asked for ahead of the results; a constant of the run.
  var window: Int { get }

  /// The next candidate to evaluate.
  ///
  /// `nil` means: nothing until something more is told; and, with nothing outstanding, the end.
  mutating func ask(random: Random) -> Candidate?

  /// Starts the evaluation of a trial.
  ///
  /// It is a pure function of the trial, the settings that are not adjustable, the world and the
  /// kept networks that the candidate names, so that another process can do it from these alone.
  ///
  /// - Throws: `Failure` for what no other candidate would survive either. A candidate's own
  ///   failure is an `Outcome`.
  static func begin(
    _ trial: Trial<Candidate>, _ settings: Settings, in world: World
  ) throws(Failure) -> Evaluation<Job>

  /// Learns a result.
  mutating func tell(
    _ trial: Trial<Candidate>, _ outcome: Outcome, in world: World, report: inout Report)

  /// Makes sure that trials which were read from a file, asked and not yet told, are such as it asks
  /// for, before they are begun or told.
  func check(_ pending: [Trial<Candidate>], in world: World) throws(StateFlaw)

  /// Why a candidate is evaluated, which decides whether its network is kept.
  static func purpose(of candidate: Candidate) -> TrialPurpose

  /// The trials whose kept networks a candidate to come may name, or one that is pending names.
  var heldTrials: Set<Int> { get }
}

extension Searcher {
  /// Whatever candidate can be decoded makes sense.
  public func check(_ pending: [Trial<Candidate>], in world: World) throws(StateFlaw) {}

  /// By default every trial is part of the search.
  public static func purpose(of candidate: Candidate) -> TrialPurpose { .search }

  /// By default no candidate names another's network.
  public var heldTrials: Set<Int> { [] }
}
