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
  }

  /// How it ended.
  public let status: Status
  /// Its score, higher is better; finite when it was evaluated, `nil` otherwise.
  public let score: Double?
  /// What else was measured, such as parameters or loss; finite values only.
  public let measures: [Measure]
  /// What it spent, in example passes or queries.
  public let cost: Double
  /// How the weights of its network came to be spread, where there is one.
  public let spreads: WeightSpreads?

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
  }

  /// A candidate that could not be evaluated.
  public init(failed reason: String, cost: Double = 0) {
    status = .failed(reason)
    score = nil
    measures = []
    self.cost = cost
    spreads = nil
  }

  /// The measure of this name.
  public subscript(name: String) -> Double? {
    measures.first { $0.name == name }?.value
  }

  /// Whether it was evaluated.
  public var isDone: Bool { status == .done }
}
