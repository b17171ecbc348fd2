import Learning
import Text

/// What a header says of one tensor.
struct HeaderEntry {
  var name = ""
  var type = ""
  var shape: [Int] = []
  /// Where its numbers begin, counted from the end of the header.
  var start = 0
  /// Where they end.
  var end = 0
}

/// Reads the header of a safetensors file, which is JSON of one form.
///
/// General JSON readers let the last of two keys win, and a file must not mean one thing here and
/// another elsewhere. The bytes are known to be UTF-8.
struct HeaderReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Reads all of it.
  mutating func header() throws(Failure) -> (entries: [HeaderEntry], metadata: [String: String]) {
    guard bytes.first == UInt8(ascii: "{") else { throw unexpected() }
    var entries: [HeaderEntry] = []
    var metadata: [String: String] = [:]
    try object { reader, key throws(Failure) in
      if key == Safetensors.metadataKey {
        metadata = try reader.metadata()
      } else {
        entries.append(try reader.entry(key))
      }
    }
    skipSpace()
    guard place == bytes.endIndex else { throw unexpected() }
    return (entries, metadata)
  }

  private mutating func metadata() throws(Failure) -> [String: String] {
    var map: [String: String] = [:]
    try object { reader, key throws(Failure) in
      // Keys that differ in bytes and not as text would be lost unseen.
      guard map.updateValue(try reader.string(), forKey: key) == nil else {
        throw Safetensors.damaged("its metadata have '\(printable(key))' twice")
      }
    }
    return map
  }

  private mutating func entry(_ name: String) throws(Failure) -> HeaderEntry {
    var entry = HeaderEntry(name: name)
    var found: Set<String> = []
    try object { reader, key throws(Failure) in
      found.insert(key)
      switch key {
      case "dtype": entry.type = try reader.string()
      case "shape": entry.shape = try reader.counts()
      case "data_offsets":
        let ends = try reader.counts()
        guard ends.count == 2 else { throw reader.unexpected() }
        (entry.start, entry.end) = (ends[0], ends[1])
      default: throw reader.unexpected()
      }
    }
    guard found.count == 3 else {
      throw Safetensors.damaged("'\(printable(name))' lacks its type, its shape or its place")
    }
    return entry
  }

  /// Reads an object, whose values `read` takes; no key comes twice.
  private mutating func object(
    _ read: (inout HeaderReader, _ key: String) throws(Failure) -> Void
  ) throws(Failure) {
    try take("{")
    var keys: Set<[UInt8]> = []
    while !takes("}") {
      if !keys.isEmpty { try take(",") }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw Safetensors.damaged("its header has '\(printable(key))' twice")
      }
      try take(":")
      try read(&self, key)
    }
  }

  /// Reads an array of whole numbers from zero up.
  private mutating func counts() throws(Failure) -> [Int] {
    try take("[")
    var counts: [Int] = []
    while !takes("]") {
      if !counts.isEmpty { try take(",") }
      counts.append(try count())
    }
    return counts
  }

  private mutating func count() throws(Failure) -> Int {
    skipSpace()
    let digits = bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let count = Int(String(decoding: digits, as: UTF8.self)),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { throw unexpected() }
    place = digits.endIndex
    return count
  }

  private mutating func string() throws(Failure) -> String {
    try take("\"")
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(Character(try escape())).utf8
      case ..<0x20:
        place -= 1
        throw unexpected()
      default: text.append(byte)
      }
    }
    throw unexpected()
  }

  /// What escapes of one letter stand for.
  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard place < bytes.endIndex else { throw unexpected() }
    let letter = bytes[place]
    if let scalar = Self.escapes[letter] {
      place += 1
      return scalar
    }
    guard letter == UInt8(ascii: "u") else { throw unexpected() }
    place += 1
    guard let scalar = Unicode.Scalar(try codePoint()) else { throw unexpected() }
    return scalar
  }

  /// The number of a character: four digits, or a pair of surrogates (RFC 8259, section 7).
  private mutating func codePoint() throws(Failure) -> UInt32 {
    let high = try fourDigits()
    guard high & 0xFC00 == 0xD800 else { return high }
    guard bytes[place...].starts(with: "\\u".utf8) else { throw unexpected() }
    place += 2
    let low = try fourDigits()
    guard low & 0xFC00 == 0xDC00 else { throw unexpected() }
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
  }

  private mutating func fourDigits() throws(Failure) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    // `UInt32` would take a sign too.
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected() }
    place += 4
    return number
  }

  private mutating func skipSpace() {
    while place < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ letter: Unicode.Scalar) throws(Failure) {
    guard takes(letter) else { throw unexpected() }
  }

  /// Takes a letter after spaces if it is there.
  private mutating func takes(_ letter: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.endIndex, bytes[place] == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  private func unexpected() -> Failure {
    place < bytes.endIndex
      ? Safetensors.damaged("byte \(place) of it is none that its header can have there")
      : Safetensors.damaged("its header ends too early")
  }
}
