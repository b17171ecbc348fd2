/// A point of a search space: a value on every axis that applies.
public struct Point: Hashable, Sendable {
  /// A value with the name of its axis.
  public struct Entry: Hashable, Sendable {
    /// The axis.
    public let axis: String
    /// The value on it.
    public let value: AxisValue
  }

  /// The values in the order of the space's axes; axes that do not apply are missing.
  public private(set) var entries: [Entry] = []

  /// A point without any value yet.
  public init() {}

  /// Takes this value on one more axis.
  public mutating func append(_ axis: String, _ value: AxisValue) {
    entries.append(Entry(axis: axis, value: value))
  }

  /// The value on an axis; `nil` where the axis does not apply.
  public subscript(axis: String) -> AxisValue? {
    entries.first { $0.axis == axis }?.value
  }
}

extension Point {
  /// The number on an axis; `nil` where there is none.
  public func number(_ axis: String) -> Double? {
    if case .number(let number) = self[axis] { number } else { nil }
  }

  /// The word on an axis; `nil` where there is none.
  public func word(_ axis: String) -> String? {
    if case .choice(let word) = self[axis] { word } else { nil }
  }
}

extension Point: CustomStringConvertible {
  /// `rate=0.0123 hidden=64 activation=relu`.
  public var description: String {
    entries.map { "\($0.axis)=\($0.value)" }.joined(separator: " ")
  }
}

// Written as a flat list, axis and value in turn.
extension Point: Codable {
  /// Reads axes and values in turn.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd {
      append(try container.decode(String.self), try container.decode(AxisValue.self))
    }
  }

  /// Writes axes and values in turn.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for entry in entries {
      try container.encode(entry.axis)
      try container.encode(entry.value)
    }
  }
}
