/// The cyclic redundancy check CRC-32 (ISO-HDLC, as in gzip), by table.
struct Checksum {
  private var state: UInt32 = ~0

  /// Takes more bytes in.
  mutating func update(_ bytes: some Collection<UInt8>) {
    var state = state
    for byte in bytes { state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8) }
    self.state = state
  }

  /// The checksum of everything taken in.
  var value: UInt32 { ~state }

  /// The checksum as eight hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The checksum of these bytes.
  static func of(_ bytes: some Collection<UInt8>) -> Checksum {
    var checksum = Checksum()
    checksum.update(bytes)
    return checksum
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var entry = UInt32(index)
    for _ in 0..<8 { entry = entry & 1 == 1 ? 0xedb8_8320 ^ (entry >> 1) : entry >> 1 }
    return entry
  }
}
