public import Compute

/// One evaluation that a searcher asked for.
public struct Trial<Candidate: Codable & Sendable>: Codable, Sendable {
  /// Counts the run's trials from 0; never used twice.
  public var id: Int
  /// What to evaluate.
  public var candidate: Candidate
  /// The seed of everything random in the evaluation.
  public var random: Random
  /// The stream that the run began with: for what all its trials share, such as the function that
  /// is searched.
  public var run: Random

  /// An evaluation.
  public init(id: Int, candidate: Candidate, random: Random, run: Random) {
    self.id = id
    self.candidate = candidate
    self.random = random
    self.run = run
  }
}

extension Random {
  /// The stream of a trial, below that of its run.
  public func trial(_ id: Int) -> Random { stream("trial").stream(id) }
}

/// Why a trial is evaluated.
public enum TrialPurpose: String, Codable, Sendable {
  /// To learn how good its candidate is; its network competes to be kept.
  case search
  /// To compare the best more closely before one of them is tested.
  case finalist
  /// To judge, once, what was chosen; its network is always kept.
  case test
  /// To judge, once, what the best answer together.
  case ensemble
}
