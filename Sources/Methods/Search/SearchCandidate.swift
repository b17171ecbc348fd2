public import Learning

/// What can be searched for: a configuration, a network string, a genome.
public typealias SearchDesign = Codable & Hashable & Sendable & CustomStringConvertible

/// A design that a study asks to have evaluated, and why.
public struct SearchCandidate<Design: SearchDesign>: Codable, Hashable, Sendable {
  /// Why it is evaluated.
  public enum Purpose: Codable, Hashable, Sendable {
    /// To learn how good the design is, by the validation part.
    case search
    /// To compare the finalists more closely, by the validation part after a longer training: the
    /// record of this number, again.
    case finalist(of: Int)
    /// To learn what the test part says: the record of this number, again.
    case test(of: Int)
    /// To learn what the test part says of the mean answer of finalists: the networks of these
    /// trials.
    case ensemble(of: [Int])
  }

  /// What is evaluated.
  public let design: Design
  /// Why.
  public let purpose: Purpose
  /// The arm of the study that asked, where that is not its first.
  public let arm: String?
  /// The record whose design was changed to make this one, if one was.
  public let parent: Int?
  /// Its score, where somebody knows it already.
  public let known: Double?

  /// A candidate.
  public init(
    _ design: Design, for purpose: Purpose = .search, arm: String? = nil, parent: Int? = nil,
    known: Double? = nil
  ) {
    self.known = known
    self.design = design
    self.purpose = purpose
    self.arm = arm
    self.parent = parent
  }

  /// The same, as the rest of the program knows it.
  public var trialPurpose: TrialPurpose {
    switch purpose {
    case .search: .search
    case .finalist: .finalist
    case .test: .test
    case .ensemble: .ensemble
    }
  }
}

extension SearchCandidate: WrittenArchitecture {
  /// The design alone, in its field's own string where it has one.
  public var architecture: String {
    (design as? any WrittenArchitecture)?.architecture ?? design.description
  }
}

extension SearchCandidate: CustomStringConvertible {
  /// The design in words, after the arm and the purpose where they are not the usual ones.
  public var description: String {
    switch purpose {
    case .search: (known == nil ? arm : "known").map { "\($0) \(design)" } ?? design.description
    case .finalist: "finalist \(design)"
    case .test: "test of \(design)"
    case .ensemble(let trials): "test of \(trials.count) networks together, best \(design)"
    }
  }
}
