/// The cyclic redundancy check CRC-32 (ISO-HDLC, as in gzip), eight bytes at a time (Kounavis &
/// Berry 2005, "A systematic approach to building high performance, software-based CRC
/// generators").
struct Checksum {
  private var state: UInt32 = ~0

  /// Takes more bytes in.
  mutating func update(_ bytes: some Collection<UInt8>) {
    let next = bytes.withContiguousStorageIfAvailable { [state] in
      Self.advance(state, over: UnsafeRawBufferPointer($0))
    }
    if let next { state = next } else { update(Array(bytes)) }
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

  private static func advance(_ start: UInt32, over bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var state = start
      var offset = 0
      while offset + 8 <= bytes.count {
        let next = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let word = UInt64(littleEndian: next) ^ UInt64(state)
        state = 0
        for byte in 0..<8 {
          state ^= tables[(7 - byte) << 8 | Int(word >> UInt64(8 * byte) & 0xff)]
        }
        offset += 8
      }
      for byte in bytes[offset...] {
        state = tables[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8)
      }
      return state
    }
  }

  /// Eight tables of 256: table k takes a byte in and k zero bytes after it.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { index in
      var entry = UInt32(index)
      for _ in 0..<8 { entry = entry & 1 == 1 ? 0xedb8_8320 ^ (entry >> 1) : entry >> 1 }
      return entry
    }
    for index in 256..<8 * 256 {
      let entry = tables[index - 256]
      tables.append(tables[Int(entry & 0xff)] ^ (entry >> 8))
    }
    return tables
  }()
}
