/// The test part of some data, out of reach until the end.
///
/// A score on test examples is honest only while no choice was made by looking at them. So they
/// are sealed: code that selects, tunes or stops early sees how many there are and nothing else,
/// and the one place that reports a final score says so by calling `openAtTheEnd()`.
public struct Sealed<Contents: Sendable>: Sendable {
  var contents: Contents
  /// How many examples are inside.
  public let count: Int

  /// Seals examples away.
  init(_ contents: Contents, count: Int) {
    (self.contents, self.count) = (contents, count)
  }

  /// Breaks the seal: for the final report of a run, once, after every choice has been made.
  public consuming func openAtTheEnd() -> Contents { contents }
}

/// Labelled examples that nobody looks at before the end.
public typealias SealedExamples = Sealed<Examples>

extension Sealed<Examples> {
  /// Seals labelled examples away.
  public init(_ examples: Examples) {
    self.init(examples, count: examples.count)
  }
}
