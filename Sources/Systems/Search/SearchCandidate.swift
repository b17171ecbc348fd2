/// What a search over a declared space asks to have evaluated.
public struct SearchCandidate: Codable, Hashable, Sendable, CustomStringConvertible {
  /// Why it is evaluated.
  public enum Purpose: Codable, Hashable, Sendable {
    /// To learn how good the configuration is, by the validation part.
    case search
    /// To learn what the test part says of a finalist: the search trial of this number, again.
    case test(of: Int)
  }

  /// Where in the space.
  public let configuration: Configuration
  /// Why.
  public let purpose: Purpose
  /// The search trial whose configuration was changed to make this one, if one was.
  public let parent: Int?

  /// A candidate.
  public init(_ configuration: Configuration, for purpose: Purpose = .search, parent: Int? = nil) {
    self.configuration = configuration
    self.purpose = purpose
    self.parent = parent
  }

  /// The configuration in words, and whether it is being tested.
  public var description: String {
    purpose == .search ? configuration.description : "test of " + configuration.description
  }
}
