/// A value of any setting, as forms, session files and the command line carry it.
public enum SettingValue: Hashable, Sendable {
  /// A real number.
  case real(Double)
  /// A whole number.
  case count(Int)
  /// Yes or no.
  case flag(Bool)
  /// One of a few words.
  case choice(String)
}

extension SettingValue: CustomStringConvertible {
  /// As it would be typed: `0.001`, `64`, `yes`, `adam`.
  public var description: String {
    switch self {
    case .real(let value):
      value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
    case .count(let value): "\(value)"
    case .flag(let value): value ? "yes" : "no"
    case .choice(let value): value
    }
  }
}

// A session file holds plain JSON values: 0.1, 64, true, "adam".
extension SettingValue: Codable {
  /// Reads a plain value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let count = try? container.decode(Int.self) {
      self = .count(count)
    } else if let real = try? container.decode(Double.self) {
      self = .real(real)
    } else {
      self = .choice(try container.decode(String.self))
    }
  }

  /// Writes a plain value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .real(let value): try container.encode(value)
    case .count(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .choice(let value): try container.encode(value)
    }
  }
}
