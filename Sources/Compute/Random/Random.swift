/// A stream of random numbers that has a name instead of a hidden state.
///
/// `Random(seed: s).stream(t)` is the same stream in every process, so a program that restarts at
/// step t draws what it would have drawn without the restart, and one consumer's draws never shift
/// another's. The generator is SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom
/// number generators"), keyed by hashing the path of names.
public struct Random: Codable, Hashable, Sendable {
  private let key: UInt64
  private var counter: UInt64 = 0

  /// Starts the root stream of a seed.
  public init(seed: UInt64) {
    key = Self.mix(seed ^ 0x5851_f42d_4c95_7f2d)
  }

  private init(key: UInt64) {
    self.key = key
  }

  /// The stream with this number below this one; independent of how much was drawn from `self`.
  public func stream(_ number: Int) -> Random {
    let salt = UInt64(bitPattern: Int64(number)) ^ 0xa076_1d64_78bd_642f
    return Random(key: Self.mix(key &+ Self.mix(salt)))
  }

  /// The stream with this name below this one; independent of how much was drawn from `self`.
  public func stream(_ name: String) -> Random {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Random(key: Self.mix(key ^ Self.mix(hash)))
  }

  /// The next 64 uniformly random bits.
  public mutating func bits() -> UInt64 {
    counter &+= 1
    return Self.mix(key &+ counter &* 0x9e37_79b9_7f4a_7c15)
  }

  private static func mix(_ input: UInt64) -> UInt64 {
    var z = input
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
