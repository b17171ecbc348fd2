/// Reads back, field by field in order, the flat objects that `JSONLine` writes.
///
/// It knows that one form only, which is what makes reading a log of a million lines a matter of
/// a moment; anything else is answered with `nil`.
struct JSONFields {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// Takes `{"key":`.
  mutating func openWith(_ key: String) -> Bool {
    take("{") && takeKey(key)
  }

  /// Takes `,"key":12`.
  mutating func int(_ key: String) -> Int? {
    field(key) { $0.literal().flatMap { Int($0) } }
  }

  /// Takes `,"key":0.5`; NaN for `null`.
  mutating func number(_ key: String) -> Double? {
    field(key) { $0.number() }
  }

  /// Takes `,"key":"text"`.
  mutating func string(_ key: String) -> String? {
    field(key) { $0.string() }
  }

  /// Takes `,"key":{"name":1,...}`.
  mutating func numbers(_ key: String) -> [(name: String, value: Double)]? {
    field(key) { fields in
      guard fields.take("{") else { return nil }
      var found: [(name: String, value: Double)] = []
      while !fields.take("}") {
        guard found.isEmpty || fields.take(","), let name = fields.string(), fields.take(":"),
          let value = fields.number()
        else { return nil }
        found.append((name, value))
      }
      return found
    }
  }

  /// Takes `"text"`.
  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = escape() else { return nil }
      text.append(escaped)
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    guard byte == UInt8(ascii: "u") else { return byte }
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return UInt8(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
  }

  private mutating func number() -> Double? {
    guard let text = literal() else { return nil }
    return text == "null" ? .nan : Double(text)
  }

  private mutating func literal() -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ","),
      bytes[position] != UInt8(ascii: "}")
    {
      position += 1
    }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func field<Value>(
    _ key: String, _ read: (inout JSONFields) -> Value?
  ) -> Value? {
    let start = position
    if take(","), takeKey(key), let value = read(&self) { return value }
    position = start
    return nil
  }

  private mutating func takeKey(_ key: String) -> Bool {
    take("\"") && take(key) && take("\":")
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = text.utf8
    guard position + wanted.count <= bytes.count,
      bytes[position..<position + wanted.count].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }
}
