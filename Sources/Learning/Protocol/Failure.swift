/// What the world did wrong, in one line: what, where, and what would be right.
public struct Failure: Error, Codable, Hashable, Sendable, CustomStringConvertible {
  /// Who can mend it.
  public enum Kind: String, Codable, Sendable {
    /// The request: a setting, a name, a file that was asked for.
    case input
    /// The computation: it diverged or ran out of possibilities.
    case computation
    /// The place where sessions are kept: full, read-only, out of reach.
    case storage
    /// A file whose bytes are not those that were written.
    case damage
  }

  /// Who can mend it.
  public var kind: Kind
  /// One line for a person.
  public var message: String

  /// A failure of this kind.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The one line.
  public var description: String { message }
}
