/// The test part of a data set, out of reach until the end.
///
/// A score on test examples is honest only while no choice was made by looking at them. So they
/// are sealed: code that selects, tunes or stops early sees how many there are and nothing else,
/// and the one place that reports a final score says so by calling `openAtTheEnd()`.
public struct SealedExamples: Sendable {
  var contents: Examples

  /// Seals examples away.
  public init(_ contents: Examples) {
    self.contents = contents
  }

  /// How many examples are inside.
  public var count: Int { contents.count }

  /// Breaks the seal: for the final report of a run, once, after every choice has been made.
  public consuming func openAtTheEnd() -> Examples { contents }
}
