/// Reads back, field by field in order, the flat objects that `JSONLine` writes.
///
/// It reads that one form only, which is what makes a log of a million lines quick to read;
/// anything else gives `nil`.
struct JSONFields {
  private let bytes: [UInt8]
  /// Where the next piece begins.
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.init(bytes, in: bytes.indices)
  }

  /// Reads a part of these bytes, without a copy of it.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Takes `{"key":`.
  mutating func openWith(_ key: StaticString) -> Bool {
    take("{") && takeKey(key)
  }

  /// Takes the `}` at the very end.
  mutating func close() -> Bool {
    take("}") && position == end
  }

  /// Takes the checksum of a log's line, `,"crc":"0123abcd"}`, at the very end.
  mutating func takeSeal() -> UInt32? {
    guard take(",\"crc\":\""), let checksum = hexadecimal(digits: 8), take("\""), close() else {
      return nil
    }
    return checksum
  }

  /// Takes `,"key":12`.
  mutating func int(_ key: StaticString) -> Int? {
    field(key) { $0.int() }
  }

  /// Takes `,"key":0.5`; NaN for `null`.
  mutating func number(_ key: StaticString) -> Double? {
    field(key) { $0.number() }
  }

  /// Takes `,"key":"text"`.
  mutating func string(_ key: StaticString) -> String? {
    field(key) { $0.string() }
  }

  /// Takes `,"key":{"name":1,...}`, number by number; `false` when it is anything else.
  mutating func numbers(_ key: StaticString, _ note: (String, Double) -> Void) -> Bool {
    guard take(","), takeKey(key), take("{") else { return false }
    var isFirst = true
    while !take("}") {
      guard isFirst || take(","), let name = string(), take(":"), let value = number() else {
        return false
      }
      note(name, value)
      isFirst = false
    }
    return true
  }

  /// Takes `,"key":[1,2]`.
  mutating func ints(_ key: StaticString) -> [Int]? {
    field(key) { fields in
      guard fields.take("[") else { return nil }
      var numbers: [Int] = []
      while !fields.take("]") {
        guard numbers.isEmpty || fields.take(","), let number = fields.int() else { return nil }
        numbers.append(number)
      }
      return numbers
    }
  }

  /// Takes `,"key":JSON` and returns the JSON text as it stands.
  mutating func json(_ key: StaticString) -> String? {
    field(key) { $0.json() }
  }

  /// Takes any value up to where it ends; that it is JSON is left to whoever reads it.
  private mutating func json() -> String? {
    let start = position
    var depth = 0
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard skipString() else { return nil }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return text(from: start) }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { return text(from: start) }
      default: break
      }
      position += 1
    }
    return depth == 0 ? text(from: start) : nil
  }

  /// Passes over a string with any escapes that JSON has.
  private mutating func skipString() -> Bool {
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position += 1
    return position <= end
  }

  private func text(from start: Int) -> String? {
    position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Takes `"text"`.
  mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = position
    while position < end, !Self.endsPlainText(bytes[position]) { position += 1 }
    guard position < end else { return nil }
    if bytes[position] == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    return escapedString(from: start)
  }

  private static func endsPlainText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Goes on with a string in which there is an escape.
  private mutating func escapedString(from start: Int) -> String? {
    var text = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text.append(contentsOf: escaped.utf8)
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard position < end else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return codePoint().flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  /// Takes the number of a character: four digits, or a pair of surrogates (RFC 8259, section 7).
  private mutating func codePoint() -> UInt32? {
    guard let high = hexadecimal(digits: 4) else { return nil }
    guard high & 0xFC00 == 0xD800 else { return high }
    guard bytes[position..<end].starts(with: "\\u".utf8) else { return nil }
    position += 2
    guard let low = hexadecimal(digits: 4), low & 0xFC00 == 0xDC00 else { return nil }
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
  }

  /// Takes this many lower-case hexadecimal digits.
  private mutating func hexadecimal(digits: Int) -> UInt32? {
    guard position + digits <= end else { return nil }
    var value: UInt32 = 0
    for _ in 0..<digits {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte & 15)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte & 15) + 9
      default: return nil
      }
    }
    return value
  }

  // MARK: Numbers

  /// Takes `12`.
  private mutating func int() -> Int? {
    let start = position
    let isNegative = take("-")
    guard let digits = digits(), digits.count <= 18, isAtValueEnd else {
      return spelledOut(from: start) { Int($0) }
    }
    return isNegative ? -Int(digits.value) : Int(digits.value)
  }

  /// Takes `0.5` or `null`.
  mutating func number() -> Double? {
    if take("null") { return .nan }
    let start = position
    let isNegative = take("-")
    guard let whole = digits() else { return nil }
    var fraction: (value: UInt64, count: Int) = (0, 0)
    if take(".") {
      guard let digits = digits() else { return nil }
      fraction = digits
    }
    guard whole.count + fraction.count <= 19, isAtValueEnd else {
      return spelledOut(from: start) { Double($0) }
    }
    let scale = Self.powersOfTen[fraction.count]
    let value = Self.quotient(whole.value * scale + fraction.value, by: scale)
    return isNegative ? -value : value
  }

  /// Takes decimal digits; their value is right for up to nineteen of them.
  private mutating func digits() -> (value: UInt64, count: Int)? {
    let start = position
    var value: UInt64 = 0
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ UInt64(digit)
      position += 1
    }
    return position == start ? nil : (value, position - start)
  }

  private static let powersOfTen = (0...19).map {
    (0..<$0).reduce(1 as UInt64) { power, _ in power * 10 }
  }

  /// The double nearest to a quotient, the even one of two.
  ///
  /// The quotient of both numbers with their top bits set has 63 bits or more; whatever remains
  /// only matters where the rest of the bits is exactly one half, and there its lowest bit tells.
  private static func quotient(_ dividend: UInt64, by divisor: UInt64) -> Double {
    guard dividend > 0 else { return 0 }
    let (up, down) = (divisor.leadingZeroBitCount, dividend.leadingZeroBitCount)
    let top = dividend << UInt64(down)
    let (quotient, remainder) = (divisor << UInt64(up)).dividingFullWidth((top >> 1, top << 63))
    let rounded = Double(remainder == 0 ? quotient : quotient | 1)
    return rounded * Double(sign: .plus, exponent: up - down - 63, significand: 1)
  }

  /// Whether a value can end here.
  private var isAtValueEnd: Bool {
    guard position < end else { return true }
    let byte = bytes[position]
    return byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  /// Takes a number from `start` to where a value can end, and has it read.
  private mutating func spelledOut<Number>(
    from start: Int, _ read: (String) -> Number?
  ) -> Number? {
    while !isAtValueEnd { position += 1 }
    return read(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  // MARK: Pieces

  private mutating func field<Value>(
    _ key: StaticString, _ read: (inout JSONFields) -> Value?
  ) -> Value? {
    let start = position
    if take(","), takeKey(key), let value = read(&self) { return value }
    position = start
    return nil
  }

  private mutating func takeKey(_ key: StaticString) -> Bool {
    take("\"") && take(key) && take("\":")
  }

  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= end else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }
}
