package import Learning

/// What an evaluation showed.
package protocol EvaluationEntry: Codable, Hashable, Sendable {
  /// What its score measures.
  static var objective: Objective { get }
  /// How good it is; higher is better.
  var score: Double { get }
  /// A line about it, for when it is the best so far.
  var summary: String { get }
}

/// The evaluations of a run so far, and the best of them.
package struct EvaluationLog<Entry: EvaluationEntry>: Codable, Hashable, Sendable {
  /// Every evaluation, in order.
  package private(set) var entries: [Entry] = []
  /// The best by its score, and of equals the first; `nil` while none is above the floor.
  package private(set) var best: Entry?
  /// What a score must exceed to be reported as the best.
  private let floor: Double?

  /// No evaluations yet.
  ///
  /// - Parameter floor: What a score must exceed to be the best; any number does, if not given.
  package init(floor: Double? = nil) {
    self.floor = floor
  }

  /// Enters an evaluation, and reports it where it is the best so far; returns whether it is.
  @discardableResult
  package mutating func enter(_ entry: Entry, report: inout Report) -> Bool {
    entries.append(entry)
    guard entry.score > best?.score ?? floor ?? -.infinity else { return false }
    best = entry
    report.best(entry.score, of: Entry.objective, entry.summary)
    return true
  }
}
