public import Learning

/// A number of a published experiment: what the paper printed, and what we hold ourselves to.
public struct Figure: Codable, Hashable, Sendable {
  /// What our number must be.
  public enum Bar: Codable, Hashable, Sendable {
    /// The mean reaches this.
    case atLeast(Double)
    /// The mean stays at or below this.
    case atMost(Double)
    /// The whole 95 % interval of the mean reaches this, which takes five seeds.
    case surelyAtLeast(Double)
    /// The whole 95 % interval of the mean stays at or below this, which takes five seeds.
    case surelyAtMost(Double)
    /// Paired differences are above this by an exact sign-flip test at the 5 % level, one-sided.
    case above(Double)

    /// The number in it.
    public var value: Double {
      switch self {
      case .atLeast(let value), .atMost(let value), .surelyAtLeast(let value),
        .surelyAtMost(let value), .above(let value):
        value
      }
    }
  }

  /// The values that the number can take, beyond which no interval of it reaches.
  public enum Scale: String, Codable, Sendable {
    /// A share of a whole, from 0 to 1.
    case share
    /// A share of a whole in hundredths, from 0 to 100.
    case percent
    /// A count, a loss or an amount, from 0 on.
    case amount

    var range: ClosedRange<Double> {
      switch self {
      case .share: 0...1
      case .percent: 0...100
      case .amount: 0...Double.infinity
      }
    }
  }

  /// What came of it.
  public struct Result: Codable, Hashable, Sendable {
    /// What was measured.
    public let figure: Figure
    /// What each seed gave, in their order; `nil` where a seed has no number.
    public let values: [Double?]
    /// The mean over seeds, or the median; `nil` without a measurement.
    public let estimate: Estimate?

    init(_ figure: Figure, _ values: [Double?]) {
      (self.figure, self.values) = (figure, values)
      let numbers = values.compactMap(\.self)
      estimate =
        switch figure.unit {
        case Figure.ofSeeds: Estimate(yes: numbers.count { $0 == 1 }, of: numbers.count)
        case Figure.median: Estimate(medianOf: numbers)
        default: Estimate(numbers, within: figure.scale?.range)
        }
    }

    /// The mean over seeds, or the median; `nil` without a measurement.
    public var ours: Double? { estimate?.mean }
    /// How many seeds gave a number.
    public var seeds: Int { estimate?.count ?? 0 }

    /// Whether the bar is met; `nil` where there is none, or too little to judge.
    public var isMet: Bool? {
      guard let estimate, let bar = figure.bar else { return nil }
      let isSure = estimate.kind == .interval
      return switch bar {
      case .atLeast(let value): estimate.mean >= value
      case .atMost(let value): estimate.mean <= value
      case .surelyAtLeast(let value): isSure ? estimate.low >= value : nil
      case .surelyAtMost(let value): isSure ? estimate.high <= value : nil
      case .above(let value):
        isSure ? isAbove(value, by: estimate) : nil
      }
    }

    /// Whether differences are above a number; of more than a sign-flip test can go through exactly,
    /// by their interval.
    private func isAbove(_ value: Double, by estimate: Estimate) -> Bool {
      let differences = values.compactMap(\.self).map { $0 - value }
      guard differences.count <= 20 else { return estimate.low > value }
      return signFlipProbability(differences) <= 0.05
    }
  }

  /// What is measured, in words.
  public let name: String
  /// Its unit; empty for pure numbers.
  public let unit: String
  /// The values that it can take; `nil` where it can be any number, as a difference can.
  public let scale: Scale?
  /// The published number, where one was printed.
  public let paper: Double?
  /// The unit of a share of the seeds, each of which gives 1 or 0.
  static let ofSeeds = "of seeds"
  /// The unit of a pure number whose median over the seeds counts, not the mean.
  static let median = "median"
  /// What we hold ourselves to.
  public let bar: Bar?
  /// The name of the figure of the same experiment that spends the same budget without the idea.
  public let control: String?

  /// Describes a figure.
  public init(
    _ name: String, unit: String = "", scale: Scale? = nil, paper: Double? = nil,
    bar: Bar? = nil, control: String? = nil
  ) {
    (self.name, self.unit, self.scale) = (name, unit, scale)
    (self.paper, self.bar) = (paper, bar)
    self.control = control
  }

  /// What the numbers of some seeds come to.
  public func result(of values: [Double?]) -> Result { Result(self, values) }
}
