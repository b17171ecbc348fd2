/// A configuration that somebody knows of, for a search to begin with.
public struct KnownPoint: Codable, Hashable, Sendable {
  /// Its values as they were written, by the names of their dimensions; those that do not apply are
  /// missing or empty.
  public var values: [String: String]
  /// Its score, higher is better, where it was measured already; it is then not evaluated again.
  public var score: Double?

  /// A point, perhaps with its score.
  public init(_ values: [String: String], score: Double? = nil) {
    (self.values, self.score) = (values, score)
  }
}
