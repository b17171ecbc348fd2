import Learning
import Text

/// Writes one flat JSON object a line, the form of event logs and of `--json` output.
///
/// Numbers are the shortest text that reads back as the same number, so equal events are equal
/// bytes. What is not finite is `null`, for JSON has no word for it. Control characters are
/// escaped, so that a line can be shown on a terminal as it is.
package struct JSONLine: Sendable {
  /// The bytes so far, without the closing brace.
  package private(set) var bytes: [UInt8] = []

  /// Starts `{"event":NAME`.
  package init(event: String) {
    bytes.reserveCapacity(96)
    append(raw: "{\"event\":")
    append(quoted: event)
  }

  /// Adds `,"key":"text"`.
  package mutating func add(_ key: String, _ text: String) {
    append(key: key)
    append(quoted: text)
  }

  /// Adds `,"key":12`.
  package mutating func add(_ key: String, _ number: some BinaryInteger) {
    append(key: key)
    append(raw: "\(number)")
  }

  /// Adds `,"key":0.5`, or `null`.
  package mutating func add(_ key: String, _ number: Double?) {
    append(key: key)
    append(number)
  }

  /// Adds `,"key":true`.
  package mutating func add(_ key: String, _ flag: Bool) {
    append(key: key)
    append(raw: flag ? "true" : "false")
  }

  /// Adds `,"key":{"name":1,...}`.
  package mutating func add(_ key: String, _ numbers: [(name: String, value: Double)]) {
    append(key: key)
    bytes.append(UInt8(ascii: "{"))
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(quoted: number.name)
      bytes.append(UInt8(ascii: ":"))
      append(number.value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Adds `,"key":[1,2]`.
  package mutating func add(_ key: String, _ numbers: [Int]) {
    append(key: key)
    append(raw: "[" + numbers.map(String.init).joined(separator: ",") + "]")
  }

  /// Adds `,"key":["text","text"]`.
  package mutating func add(_ key: String, _ texts: [String]) {
    append(key: key)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(quoted: text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds `,"key":[0.5,null]`.
  package mutating func add(_ key: String, _ numbers: [Double?]) {
    append(key: key)
    bytes.append(UInt8(ascii: "["))
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(number)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds `,"key":JSON`, where the text is JSON already, on one line.
  package mutating func add(_ key: String, json text: String) {
    append(key: key)
    append(raw: text)
  }

  /// The whole object, without a line break.
  package var text: String { String(decoding: bytes, as: UTF8.self) + "}" }

  private mutating func append(key: String) {
    bytes.append(UInt8(ascii: ","))
    append(quoted: key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(raw text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ number: Double?) {
    guard let number, number.isFinite else { return append(raw: "null") }
    let isWhole = number == number.rounded() && abs(number) < 1e15
    // Zero has a sign, which a whole number would lose.
    append(raw: isWhole && (number != 0 || number.sign == .plus) ? "\(Int(number))" : "\(number)")
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\\":
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(UInt8(scalar.value))
    case _ where scalar.isTerminalOrder: appendEscape(of: scalar)
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }

  /// Whether a byte is a character that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7f).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func appendEscape(of scalar: Unicode.Scalar) {
    append(raw: escaped(String(scalar)))
  }
}
