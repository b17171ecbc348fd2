/// What a configuration has on one dimension.
public enum DimensionValue: Hashable, Sendable {
  /// A number, whole where the dimension counts.
  case number(Double)
  /// One of a few words.
  case choice(String)
}

extension DimensionValue: CustomStringConvertible {
  /// The value in a few characters; real numbers to three digits.
  public var description: String {
    switch self {
    case .number(let number): brief(number)
    case .choice(let word): word
    }
  }
}

// A checkpoint holds thousands of them, so a value is written as a plain number or string.
extension DimensionValue: Codable {
  /// Reads a number or a string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .choice(try container.decode(String.self))
    }
  }

  /// Writes a number or a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .choice(let word): try container.encode(word)
    }
  }
}
