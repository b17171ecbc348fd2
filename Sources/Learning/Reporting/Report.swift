/// What a system says while it takes one step.
public struct Report: Sendable {
  /// Something said.
  public enum Entry: Hashable, Sendable {
    /// A value of a declared series.
    case value(series: String, Double)
    /// A measurement of the expected gain.
    case gain(GainSample)
    /// The best found so far, with a line that describes it.
    case best(score: Double, objective: Objective = .score, what: String)
    /// A remark for the log.
    case note(Level, String)
  }

  /// How much a remark matters.
  public enum Level: String, Codable, CaseIterable, Sendable {
    /// Worth knowing.
    case info
    /// Something ended or began: a phase, a species, a solved task.
    case milestone
    /// Something is wrong but the run goes on.
    case warning
  }

  /// Everything said, in order.
  public private(set) var entries: [Entry] = []

  /// An empty report.
  public init() {}

  /// Says a value of a declared series; one that is not finite is drawn as a gap.
  public mutating func value(_ series: String, _ value: Double) {
    entries.append(.value(series: series, value))
  }

  /// Says a measurement of the expected gain.
  public mutating func gain(_ sample: GainSample) {
    entries.append(.gain(sample))
  }

  /// Says that the best so far has this score; `what` describes it in a line.
  ///
  /// - Parameter objective: What the score measures.
  public mutating func best(_ score: Double, of objective: Objective = .score, _ what: String) {
    entries.append(.best(score: score, objective: objective, what: what))
  }

  /// Says a remark for the log.
  public mutating func note(_ text: String, _ level: Level = .info) {
    entries.append(.note(level, text))
  }

  /// Forgets everything, keeping the memory.
  public mutating func clear() {
    entries.removeAll(keepingCapacity: true)
  }
}
