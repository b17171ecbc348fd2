/// A setting as forms, help and the command line see it.
public struct KnobDescription: Hashable, Sendable {
  /// Which values the setting may take.
  public enum Domain: Hashable, Sendable {
    /// A real number in a range; on a logarithmic scale where magnitudes matter.
    case real(ClosedRange<Double>, logarithmic: Bool)
    /// A whole number in a range.
    case count(ClosedRange<Int>)
    /// Yes or no.
    case flag
    /// One of these words.
    case choice([String])
  }

  /// The setting's name for machines.
  public var id: String
  /// The setting's name for people.
  public var label: String
  /// One sentence on what it does.
  public var help: String
  /// Which values it may take.
  public var domain: Domain
  /// The value it has when nobody says otherwise.
  public var standard: SettingValue
  /// Whether a run under way may go on with another value.
  public var isAdjustable = false

  /// The domain in words: `0.0001 to 1`, `one of adam, sgd`.
  public var range: String {
    switch domain {
    case .real(let range, let logarithmic):
      "\(SettingValue.real(range.lowerBound)) to \(SettingValue.real(range.upperBound))"
        + (logarithmic ? ", log scale" : "")
    case .count(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .flag: "yes or no"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    }
  }

  /// Reads what a person typed; a failure says what would be right.
  public func parse(_ text: String) throws(Failure) -> SettingValue {
    try checked(value(of: text.trimmed))
  }

  /// The value itself if the setting may take it; whole numbers are taken for real ones.
  public func checked(_ value: SettingValue?) throws(Failure) -> SettingValue {
    switch (domain, value) {
    case (.real(let range, _), .real(let x)) where range.contains(x): return .real(x)
    case (.real(let range, _), .count(let n)) where range.contains(Double(n)):
      return .real(Double(n))
    case (.count(let range), .count(let n)) where range.contains(n): return .count(n)
    case (.flag, .flag(let flag)): return .flag(flag)
    case (.choice(let words), .choice(let word)) where words.contains(word): return .choice(word)
    default:
      let given = value.map { "is \($0), but" } ?? "is not understood:"
      throw Failure(.input, "setting \(id) \(given) must be \(range)")
    }
  }

  private func value(of text: String) -> SettingValue? {
    switch domain {
    case .real: Double(text).map(SettingValue.real)
    case .count: Int(text).map(SettingValue.count)
    case .flag: Self.flags[text.lowercased()].map(SettingValue.flag)
    case .choice: .choice(text)
    }
  }

  private static let flags = [
    "yes": true, "true": true, "on": true, "1": true,
    "no": false, "false": false, "off": false, "0": false,
  ]
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let inner = drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(inner[...last])
  }
}
