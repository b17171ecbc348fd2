/// What came of evaluating a candidate.
public struct Outcome: Codable, Hashable, Sendable {
  /// How it ended.
  public enum Status: Codable, Hashable, Sendable {
    /// It was evaluated.
    case done
    /// Its loss or reward ceased to be finite.
    case diverged
    /// It could not be evaluated, and why.
    case failed(String)
    /// It was ended early, at this step of its own; its score is the last value it had.
    case stopped(at: Double)
  }

  /// How it ended.
  public let status: Status
  /// Its score, higher is better; finite when it was evaluated or stopped, `nil` otherwise.
  public let score: Double?
  /// What else was measured, such as parameters or loss; finite values only.
  public let measures: [Measure]
  /// What it spent, in example passes or queries.
  public let cost: Double
  /// How the weights of its network came to be spread, where there is one.
  public let spreads: WeightSpreads?
  /// The options that somebody chose, where a person evaluated it.
  public let choice: [Int]?

  /// A named number.
  public struct Measure: Codable, Hashable, Sendable {
    /// The number's name.
    public var name: String
    /// The number.
    public var value: Double

    /// A named number.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// An evaluated candidate; a score that is not finite makes it a diverged one.
  public init(
    score: Double, measures: [Measure] = [], cost: Double, spreads: WeightSpreads? = nil
  ) {
    status = score.isFinite ? .done : .diverged
    self.score = score.isFinite ? score : nil
    self.measures = measures.filter(\.value.isFinite)
    self.cost = cost
    self.spreads = spreads
    choice = nil
  }

  /// A candidate that could not be evaluated.
  public init(failed reason: String, cost: Double = 0) {
    status = .failed(reason)
    score = nil
    measures = []
    self.cost = cost
    (spreads, choice) = (nil, nil)
  }

  /// A candidate whose evaluation was ended early, at a step of its own, with the last value it had.
  public init(
    stoppedAt step: Double, score: Double, measures: [Measure] = [], cost: Double,
    spreads: WeightSpreads? = nil
  ) {
    status = score.isFinite && step.isFinite ? .stopped(at: step) : .diverged
    self.score = status == .diverged ? nil : score
    self.measures = measures.filter(\.value.isFinite)
    self.cost = cost
    self.spreads = spreads
    choice = nil
  }

  /// What somebody chose; its score is how many options that is.
  public init(choice: [Int]) {
    status = .done
    score = Double(choice.count)
    (measures, cost, spreads) = ([], 1, nil)
    self.choice = choice
  }

  /// The measure of this name.
  public subscript(name: String) -> Double? {
    measures.first { $0.name == name }?.value
  }

  /// Whether it was evaluated.
  public var isDone: Bool { status == .done }
}
