/// A set of bytes, with capitals of ASCII taken for small letters.
struct ByteSet {
  private var low = (UInt64(0), UInt64(0))
  private var high = (UInt64(0), UInt64(0))

  /// No byte.
  init() {}

  /// One byte.
  init(_ byte: UInt8) { insert(byte) }

  /// What `\d`, `\w` and `\s` stand for; other bytes stand for themselves.
  init(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "d"): insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
    case UInt8(ascii: "w"):
      insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
      insert(UInt8(ascii: "a")...UInt8(ascii: "z"))
      insert(UInt8(ascii: "_"))
    case UInt8(ascii: "s"): for byte in [9, 10, 13, 32] as [UInt8] { insert(byte) }
    default: insert(byte)
    }
  }

  /// What stands behind `[`, up to `]`; `nil` where that is missing.
  init?(class rest: inout ArraySlice<UInt8>) {
    let isInverted = rest.first == UInt8(ascii: "^")
    if isInverted { rest.removeFirst() }
    while true {
      guard let byte = rest.popFirst() else { return nil }
      if byte == UInt8(ascii: "]") { break }
      let isRange = rest.first == UInt8(ascii: "-") && rest.dropFirst().first != UInt8(ascii: "]")
      if isRange, let end = rest.dropFirst().first, end >= byte {
        rest.removeFirst(2)
        insert(byte...end)
      } else {
        insert(byte)
      }
    }
    if isInverted { self = inverted }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  /// All bytes that are not in it.
  var inverted: ByteSet {
    var set = self
    (set.low, set.high) = ((~low.0, ~low.1), (~high.0, ~high.1))
    return set
  }

  private mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  private mutating func insert(_ byte: UInt8) {
    let byte = TextMatch.folded(byte)
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }
}
