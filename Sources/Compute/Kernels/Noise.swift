/// Random numbers by counting: each is a function of a seed, a salt and an index.
///
/// Any tile of a tensor can so be made alone, in any order, twice the same. The mixing is the
/// 32-bit finaliser of MurmurHash3 (Appleby 2011), twice, over the index and the two key halves.
struct Noise {
  private let key: UInt32
  private let second: UInt32

  /// The stream of this seed and salt.
  init(seed: UInt64, salt: UInt32) {
    let mixed = (seed ^ (UInt64(salt) &* 0x9e37_79b9_7f4a_7c15)) &* 0xd6e8_feb8_6659_fd93
    let folded = mixed ^ (mixed >> 32)
    key = UInt32(truncatingIfNeeded: folded)
    second = UInt32(truncatingIfNeeded: (folded &* 0xd6e8_feb8_6659_fd93) >> 32)
  }

  /// Writes numbers uniform in [0, 1), with 23 random bits.
  func uniform(into y: Floats, start: Int, count: Int) {
    sweep(y, start: start, count: count) { Self.unit(bits(at: $0)) }
  }

  /// Writes normal numbers of mean 0 and variance 1 (Box & Muller 1958).
  func normal(into y: Floats, start: Int, count: Int) {
    sweep(y, start: start, count: count) { index in
      let first = bits(at: index)
      let radius = (-2 * (1 - Self.unit(first)).logarithm).root
      return radius * Self.cosineOfTurns(Self.unit(Self.mix(first ^ second)))
    }
  }

  @inline(__always) private func bits(at index: SIMD16<UInt32>) -> SIMD16<UInt32> {
    Self.mix(Self.mix(index ^ key) &+ second)
  }

  @inline(__always) private static func mix(_ input: SIMD16<UInt32>) -> SIMD16<UInt32> {
    var z = input
    z = (z ^ (z &>> 16)) &* 0x85eb_ca6b
    z = (z ^ (z &>> 13)) &* 0xc2b2_ae35
    return z ^ (z &>> 16)
  }

  @inline(__always) private static func unit(_ bits: SIMD16<UInt32>) -> Lanes {
    Lanes(bits: (bits &>> 9) | 0x3f80_0000) - 1
  }

  /// cos(2 pi t) for t in [0, 1), to 1e-6: Taylor's series of the sine over a quarter turn.
  @inline(__always) private static func cosineOfTurns(_ turns: Lanes) -> Lanes {
    // cos(2 pi t) = sin(2 pi (1/4 - |t - 1/2|)) with its sign turned.
    let quarter = (turns - 0.5).magnitudes - 0.25
    let x = quarter * 6.283_185_3
    let square = x * x
    var series = Lanes(repeating: -2.505_210_8e-8)
    series = Lanes(repeating: 2.755_731_9e-6).adding(series, times: square)
    series = Lanes(repeating: -1.984_127e-4).adding(series, times: square)
    series = Lanes(repeating: 8.333_333e-3).adding(series, times: square)
    series = Lanes(repeating: -0.166_666_67).adding(series, times: square)
    return x.adding(series * square, times: x)
  }

  @inline(__always) private func sweep(
    _ y: Floats, start: Int, count: Int, _ body: (SIMD16<UInt32>) -> Lanes
  ) {
    let ramp = SIMD16<UInt32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    var index = 0
    while index < count {
      let lanes = body(ramp &+ UInt32(truncatingIfNeeded: start + index))
      if index + 16 <= count {
        y.store(lanes, at: index)
      } else {
        y.store(lanes, at: index, count: count - index)
      }
      index += 16
    }
  }
}
