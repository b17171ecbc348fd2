/// A configuration of a search space: a value on every dimension that applies.
public struct Configuration: Hashable, Sendable {
  /// A value with the name of its dimension.
  public struct Entry: Hashable, Sendable {
    /// The dimension.
    public let dimension: String
    /// The value on it.
    public let value: DimensionValue
  }

  /// The values in the order of the space's dimensions; dimensions that do not apply are missing.
  public private(set) var entries: [Entry] = []

  /// A configuration without any value yet.
  public init() {}

  /// Takes this value on one more dimension.
  public mutating func append(_ dimension: String, _ value: DimensionValue) {
    entries.append(Entry(dimension: dimension, value: value))
  }

  /// The value on an dimension; `nil` where the dimension does not apply.
  public subscript(dimension: String) -> DimensionValue? {
    entries.first { $0.dimension == dimension }?.value
  }
}

extension Configuration {
  /// The number on an dimension; `nil` where there is none.
  public func number(_ dimension: String) -> Double? {
    if case .number(let number) = self[dimension] { number } else { nil }
  }

  /// The word on an dimension; `nil` where there is none.
  public func word(_ dimension: String) -> String? {
    if case .choice(let word) = self[dimension] { word } else { nil }
  }
}

extension Configuration: CustomStringConvertible {
  /// `rate=0.0123 hidden=64 activation=relu`.
  public var description: String {
    entries.map { "\($0.dimension)=\($0.value)" }.joined(separator: " ")
  }
}

// Written as a flat list, dimension and value in turn.
extension Configuration: Codable {
  /// Reads dimensions and values in turn.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd {
      append(try container.decode(String.self), try container.decode(DimensionValue.self))
    }
  }

  /// Writes dimensions and values in turn.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for entry in entries {
      try container.encode(entry.dimension)
      try container.encode(entry.value)
    }
  }
}
