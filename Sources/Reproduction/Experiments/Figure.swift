import Learning

/// A number of a published experiment: what the paper printed, and what we hold ourselves to.
public struct Figure: Codable, Hashable, Sendable {
  /// What our number must be.
  public enum Bar: Codable, Hashable, Sendable {
    /// The mean reaches this.
    case atLeast(Double)
    /// The mean stays at or below this.
    case atMost(Double)
    /// The whole 95 % interval of the mean reaches this.
    case surelyAtLeast(Double)
    /// The whole 95 % interval of the mean stays at or below this.
    case surelyAtMost(Double)

    /// The number in it.
    public var value: Double {
      switch self {
      case .atLeast(let value), .atMost(let value), .surelyAtLeast(let value),
        .surelyAtMost(let value):
        value
      }
    }
  }

  /// What came of it.
  public struct Result: Codable, Hashable, Sendable {
    /// What was measured.
    public let figure: Figure
    /// The mean over seeds; `nil` without a measurement.
    public let ours: Double?
    /// The lower end of its 95 % interval; `nil` below two seeds.
    public let low: Double?
    /// The upper end of its 95 % interval; `nil` below two seeds.
    public let high: Double?
    /// How many seeds gave a number.
    public let seeds: Int

    /// Whether the bar is met; `nil` where there is none, or too little to judge.
    public var isMet: Bool? {
      guard let ours, let bar = figure.bar else { return nil }
      switch bar {
      case .atLeast(let value): return ours >= value
      case .atMost(let value): return ours <= value
      case .surelyAtLeast(let value): return low.map { $0 >= value }
      case .surelyAtMost(let value): return high.map { $0 <= value }
      }
    }
  }

  /// What is measured, in words.
  public let name: String
  /// Its unit; empty for pure numbers.
  public let unit: String
  /// The published number, where one was printed.
  public let paper: Double?
  /// What we hold ourselves to.
  public let bar: Bar?

  /// Describes a figure.
  public init(_ name: String, unit: String = "", paper: Double? = nil, bar: Bar? = nil) {
    (self.name, self.unit, self.paper, self.bar) = (name, unit, paper, bar)
  }

  /// The mean of some seeds' numbers with its bootstrap interval.
  public func result(of values: [Double]) -> Result {
    guard !values.isEmpty else {
      return Result(figure: self, ours: nil, low: nil, high: nil, seeds: 0)
    }
    let interval = values.count > 1 ? bootstrapInterval(of: values) : nil
    return Result(
      figure: self, ours: values.reduce(0, +) / Double(values.count), low: interval?.low,
      high: interval?.high, seeds: values.count)
  }
}
