import Foundation

/// One dimension of a search space.
///
/// Every kind of dimension is a map from a position in [0, 1) to a value. A uniform position gives the
/// dimension's density (Bergstra & Bengio 2012, section 2), evenly spaced positions give its grid.
public struct Dimension: Codable, Hashable, Sendable {
  /// Which values there are, and how likely each is.
  public enum Domain: Codable, Hashable, Sendable {
    /// A real number, uniform.
    case uniform(ClosedRange<Double>)
    /// A positive real number whose logarithm is uniform.
    case logUniform(ClosedRange<Double>)
    /// A whole number; where magnitudes matter its logarithm is uniform before rounding.
    case count(ClosedRange<Int>, logarithmic: Bool)
    /// One of these words, each as likely.
    case choice([String])
  }

  /// Where an dimension applies: only beside these choices on an earlier dimension.
  public struct Condition: Codable, Hashable, Sendable {
    /// The earlier dimension, a categorical one.
    public let dimension: String
    /// Its choices beside which this dimension applies.
    public let choices: [String]
  }

  /// The dimension's name, which also names its random stream.
  public let id: String
  /// Which values there are.
  public let domain: Domain
  /// Where the dimension applies; everywhere if `nil`.
  public let condition: Condition?

  /// An dimension that applies everywhere.
  public init(_ id: String, _ domain: Domain) {
    self.init(id, domain, condition: nil)
  }

  private init(_ id: String, _ domain: Domain, condition: Condition?) {
    if case .logUniform(let range) = domain {
      precondition(range.lowerBound > 0, "axis \(id): no logarithm below \(range.lowerBound)")
    }
    if case .choice(let words) = domain {
      precondition(!words.isEmpty, "axis \(id) has no choices")
    }
    self.id = id
    self.domain = domain
    self.condition = condition
  }

  /// The same dimension, applying only beside these choices on an earlier dimension.
  public func when(_ dimension: String, is choices: String...) -> Dimension {
    Dimension(id, domain, condition: Condition(dimension: dimension, choices: choices))
  }
}

extension Dimension {
  /// The value at a position in 0...1.
  public func value(at position: Double) -> DimensionValue {
    precondition((0...1).contains(position), "axis \(id) has no position \(position)")
    switch domain {
    case .uniform(let range):
      return .number(range.lowerBound + position * (range.upperBound - range.lowerBound))
    case .logUniform(let range):
      let value = exp(interpolate(log(range.lowerBound), log(range.upperBound), position))
      return .number(min(max(value, range.lowerBound), range.upperBound))
    case .count(let range, let logarithmic):
      let (low, high) = continuousEnds(of: range, logarithmic: logarithmic)
      let value = interpolate(low, high, position)
      let count = Int((logarithmic ? exp(value) : value).rounded())
      return .number(Double(min(max(count, range.lowerBound), range.upperBound)))
    case .choice(let words):
      return .choice(words[min(Int(position * Double(words.count)), words.count - 1)])
    }
  }

  /// The position of a value, in 0...1; `nil` if it is none of this dimension's.
  public func position(of value: DimensionValue) -> Double? {
    switch (domain, value) {
    case (.uniform(let range), .number(let number)) where range.contains(number):
      return share(number, range.lowerBound, range.upperBound)
    case (.logUniform(let range), .number(let number)) where range.contains(number):
      return share(log(number), log(range.lowerBound), log(range.upperBound))
    case (.count(let range, let logarithmic), .number(let number))
    where Int(exactly: number).map(range.contains) == true:
      let (low, high) = continuousEnds(of: range, logarithmic: logarithmic)
      return share(logarithmic ? log(number) : number, low, high)
    case (.choice(let words), .choice(let word)):
      return words.firstIndex(of: word).map { (Double($0) + 0.5) / Double(words.count) }
    default:
      return nil
    }
  }

  /// The ends of the positions whose value is this one, in 0...1.
  ///
  /// Every count and every word has a cell of its own; a real number has none, nor what is no value
  /// of this dimension.
  package func cell(of value: DimensionValue) -> (low: Double, high: Double)? {
    switch (domain, value) {
    case (.count(let range, let logarithmic), .number(let number))
    where Int(exactly: number).map(range.contains) == true:
      let ends = continuousEnds(of: range, logarithmic: logarithmic)
      let edges = [number - 0.5, number + 0.5].map { logarithmic ? log($0) : $0 }
      return (share(edges[0], ends.low, ends.high), share(edges[1], ends.low, ends.high))
    case (.choice(let words), .choice(let word)):
      return words.firstIndex(of: word).map { place in
        (Double(place) / Double(words.count), Double(place + 1) / Double(words.count))
      }
    default:
      return nil
    }
  }

  /// The values a grid visits: all choices, and at most `count` numbers at the middles of equal
  /// intervals, since a grid of end configurations alone would miss the inside.
  public func levels(_ count: Int) -> [DimensionValue] {
    precondition(count > 0, "axis \(id) cannot have \(count) levels")
    if case .choice(let words) = domain { return words.map(DimensionValue.choice) }
    var levels: [DimensionValue] = []
    for index in 0..<count {
      let level = value(at: (Double(index) + 0.5) / Double(count))
      if level != levels.last { levels.append(level) }
    }
    return levels
  }

  /// A linear count starts half a unit early and ends half a unit late, so that the first and the
  /// last number are as likely as the others.
  private func continuousEnds(
    of range: ClosedRange<Int>, logarithmic: Bool
  ) -> (low: Double, high: Double) {
    let low = Double(range.lowerBound) - 0.5
    let high = Double(range.upperBound) + 0.5
    guard logarithmic else { return (low, high) }
    precondition(range.lowerBound > 0, "axis \(id): no logarithm below \(range.lowerBound)")
    return (log(low), log(high))
  }
}

private func interpolate(_ low: Double, _ high: Double, _ share: Double) -> Double {
  low + share * (high - low)
}

private func share(_ value: Double, _ low: Double, _ high: Double) -> Double {
  high > low ? min(max((value - low) / (high - low), 0), 1) : 0.5
}
