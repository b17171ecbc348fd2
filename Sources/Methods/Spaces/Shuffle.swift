package import Compute

/// A random order of 0..<count that needs no memory.
///
/// A four-round Feistel network permutes the smallest even number of bits that holds the count,
/// and is walked until it lands inside (Black & Rogaway 2002, "Ciphers with arbitrary finite
/// domains").
package struct Shuffle: Codable, Hashable, Sendable {
  package let count: Int
  private let keys: [UInt64]
  private let halfBits: Int

  /// The order that `random` gives.
  package init(count: Int, random: Random) {
    precondition(count > 0, "there is no order of \(count)")
    self.count = count
    var random = random
    keys = (0..<4).map { _ in random.bits() }
    let bits = Int.bitWidth - (count - 1).leadingZeroBitCount
    halfBits = max(1, (bits + 1) / 2)
  }

  /// What stands at a place of the order.
  package subscript(place: Int) -> Int {
    precondition((0..<count).contains(place), "there is no place \(place) among \(count)")
    var value = permuted(UInt64(place))
    while value >= count { value = permuted(value) }
    return Int(value)
  }

  private func permuted(_ value: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << UInt64(halfBits)) - 1
    var (left, right) = (value >> UInt64(halfBits), value & mask)
    for key in keys {
      (left, right) = (right, left ^ (scrambled(right &+ key) & mask))
    }
    return left << UInt64(halfBits) | right
  }

  private func scrambled(_ value: UInt64) -> UInt64 {
    let z = (value ^ (value >> 31)) &* 0x9e37_79b9_7f4a_7c15
    return ((z ^ (z >> 29)) &* 0xbf58_476d_1ce4_e5b9) >> 17
  }
}
