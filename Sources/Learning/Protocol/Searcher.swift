public import Compute

/// A meta-algorithm that asks for evaluations and is told their results.
///
/// Whoever runs it keeps `window` trials asked for and not yet told, and tells results in the
/// order they were asked, so that what happens does not depend on how many workers there are or
/// which of them is fast: ask `window` times, then tell one, ask one, tell one, and so on.
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

  /// Starts the evaluation of a trial, which is a pure function of the trial and the world.
  ///
  /// - Throws: `Failure` for what no other candidate would survive either. A candidate's own
  ///   failure is an `Outcome`.
  func begin(_ trial: Trial<Candidate>, in world: World) throws(Failure) -> Job

  /// Learns a result.
  mutating func tell(
    _ trial: Trial<Candidate>, _ outcome: Outcome, in world: World, report: inout Report)
}

/// One evaluation that a searcher asked for.
public struct Trial<Candidate: Codable & Sendable>: Codable, Sendable {
  /// Counts the run's trials from 0; never used twice.
  public var id: Int
  /// What to evaluate.
  public var candidate: Candidate
  /// The seed of everything random in the evaluation.
  public var random: Random

  /// An evaluation.
  public init(id: Int, candidate: Candidate, random: Random) {
    self.id = id
    self.candidate = candidate
    self.random = random
  }
}

/// An evaluation in progress, done in slices so that orders are obeyed between them.
public protocol TrialJob: Sendable {
  /// What it evaluates in.
  associatedtype World: Sendable
  /// Works for a moment (a minibatch or so; aim for under 20 ms) and returns the result at the end.
  mutating func advance(in world: World) throws(Failure) -> Outcome?
}

/// A result that needs no work: a table look-up, a formula.
public struct InstantJob<World: Sendable>: TrialJob {
  private let outcome: Outcome

  /// A job that returns this result at once.
  public init(_ outcome: Outcome) {
    self.outcome = outcome
  }

  /// Returns the result.
  public mutating func advance(in world: World) -> Outcome? { outcome }
}
