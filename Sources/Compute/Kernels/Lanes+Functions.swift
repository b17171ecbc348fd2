// Elementary functions of sixteen numbers at once, within 2 units in the last place of the true
// value (a test compares them with the C library). `exp` follows Shibata & Petrogalli (2020),
// "SLEEF"; `log`, `tanh`, `sin` and `cos` follow Moshier's Cephes library (1992).

extension SIMD16<Float> {
  @inline(__always) init(bits: SIMD16<UInt32>) { self = unsafeBitCast(bits, to: Lanes.self) }
  @inline(__always) var bits: SIMD16<UInt32> { unsafeBitCast(self, to: SIMD16<UInt32>.self) }

  @inline(__always) var magnitudes: Lanes { Lanes(bits: bits & 0x7fff_ffff) }

  /// Each magnitude with the sign of `other`.
  @inline(__always) func signed(like other: Lanes) -> Lanes {
    Lanes(bits: (bits & 0x7fff_ffff) | (other.bits & 0x8000_0000))
  }

  /// 2 to each whole power in -126...127.
  @inline(__always) static func power(_ exponent: SIMD16<Int32>) -> Lanes {
    unsafeBitCast((exponent &+ 127) &<< 23, to: Lanes.self)
  }

  /// e to the power of each lane.
  @inline(__always) var exponential: Lanes {
    // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
    let shifted = Lanes(repeating: 12_582_912).adding(self, times: Lanes(repeating: 1.442_695_04))
    let whole = shifted - 12_582_912
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- 0x4b40_0000
    let rest = adding(whole, times: Lanes(repeating: -0.693_145_751_953_125))
      .adding(whole, times: Lanes(repeating: -1.428_606_765_330_187_045e-06))
    let value = Self.series(rest)
    let half = exponent &>> 1
    // Two steps, so that results too small to be normal are still right.
    let scaled = value * .power(half) * .power(exponent &- half)
    return scaled.replacing(with: .infinity, where: self .> 88.722_839)
      .replacing(with: 0, where: self .< -103.972_084)
  }

  /// The natural logarithm of each lane: NaN below zero, -infinity at zero.
  @inline(__always) var logarithm: Lanes {
    let tiny = self .< Lanes(repeating: .leastNormalMagnitude)
    let normal = replacing(with: self * 0x1p25, where: tiny)
    // The mantissa is taken between the roots of 1/2 and of 2.
    let raw = (normal.bits &- 0x3f35_04f3) & 0xff80_0000
    let mantissa = Lanes(bits: normal.bits &- raw)
    let whole = unsafeBitCast(raw, to: SIMD16<Int32>.self) &>> 23
    let power = unsafeBitCast(whole &+ 0x4b40_0000, to: Lanes.self) - 12_582_912
    let exponent = power.replacing(with: power - 25, where: tiny)
    let z = mantissa - 1
    var series = Lanes(repeating: 7.037_683_629_2e-2)
    series = Lanes(repeating: -1.151_461_031_0e-1).adding(series, times: z)
    series = Lanes(repeating: 1.167_699_874_0e-1).adding(series, times: z)
    series = Lanes(repeating: -1.242_014_084_6e-1).adding(series, times: z)
    series = Lanes(repeating: 1.424_932_278_7e-1).adding(series, times: z)
    series = Lanes(repeating: -1.666_805_766_5e-1).adding(series, times: z)
    series = Lanes(repeating: 2.000_071_476_5e-1).adding(series, times: z)
    series = Lanes(repeating: -2.499_999_399_3e-1).adding(series, times: z)
    series = Lanes(repeating: 3.333_333_117_4e-1).adding(series, times: z)
    let square = z * z
    var small = series * z * square
    small = small.adding(exponent, times: Lanes(repeating: -2.121_944_4e-4))
    small = small.adding(square, times: Lanes(repeating: -0.5))
    let value = (z + small).adding(exponent, times: Lanes(repeating: 0.693_359_375))
    return value.replacing(with: .infinity, where: self .== .infinity)
      .replacing(with: -.infinity, where: self .== 0)
      .replacing(with: .nan, where: self .< 0)
      .replacing(with: self, where: self .!= self)
  }

  /// e to the power of the negative magnitude of each lane, which cannot overflow.
  @inline(__always) private var decay: Lanes {
    let size = magnitudes
    let x = size.replacing(with: 104, where: size .> 104)
    let shifted = Lanes(repeating: 12_582_912).adding(x, times: Lanes(repeating: -1.442_695_04))
    let whole = shifted - 12_582_912
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- 0x4b40_0000
    let rest = (0 - x).adding(whole, times: Lanes(repeating: -0.693_145_751_953_125))
      .adding(whole, times: Lanes(repeating: -1.428_606_765_330_187_045e-06))
    let value = Self.series(rest)
    let half = exponent &>> 1
    return value * .power(half) * .power(exponent &- half)
  }

  /// e to the power of numbers between -log(2) / 2 and log(2) / 2.
  @inline(__always) private static func series(_ rest: Lanes) -> Lanes {
    var series = Lanes(repeating: 0.000_198_527_617_612_853_646)
    series = Lanes(repeating: 0.001_393_043_552_525_341_51).adding(series, times: rest)
    series = Lanes(repeating: 0.008_333_360_776_305_198_67).adding(series, times: rest)
    series = Lanes(repeating: 0.041_666_485_369_205_474_9).adding(series, times: rest)
    series = Lanes(repeating: 0.166_666_671_633_720_398).adding(series, times: rest)
    series = Lanes(repeating: 0.5).adding(series, times: rest)
    return 1 + rest.adding(series, times: rest * rest)
  }

  /// The first where a lane of this is negative, else the second.
  @inline(__always) private func isNegative(_ first: Lanes, else second: Lanes) -> Lanes {
    let mask = unsafeBitCast(
      unsafeBitCast(self, to: SIMD16<Int32>.self) &>> 31, to: SIMD16<UInt32>.self)
    return Lanes(bits: (first.bits & mask) | (second.bits & ~mask))
  }

  /// The hyperbolic tangent of each lane.
  @inline(__always) var hyperbolicTangent: Lanes {
    let size = magnitudes
    let square = self * self
    var series = Lanes(repeating: -5.704_988_727_45e-3)
    series = Lanes(repeating: 2.063_908_879_54e-2).adding(series, times: square)
    series = Lanes(repeating: -5.373_971_555_31e-2).adding(series, times: square)
    series = Lanes(repeating: 1.333_144_220_36e-1).adding(series, times: square)
    series = Lanes(repeating: -3.333_328_194_22e-1).adding(series, times: square)
    let small = size.adding(series * square, times: size)
    let power = (size + size).decay
    let large = Lanes(repeating: 1).adding(0 - (power + power), times: 1 / (1 + power))
    return (size - 0.625).isNegative(small, else: large).signed(like: self)
  }

  /// The logistic function 1 / (1 + exp(-x)) of each lane.
  @inline(__always) var logistic: Lanes {
    let power = decay
    return isNegative(power, else: Lanes(repeating: 1)) / (1 + power)
  }

  /// The sine of each lane in radians; magnitudes beyond 8192 lose digits.
  @inline(__always) var sine: Lanes { sine(quarters: 0) }

  /// The cosine of each lane in radians; magnitudes beyond 8192 lose digits.
  @inline(__always) var cosine: Lanes { sine(quarters: 1) }

  /// The sine of so many quarter turns more.
  @inline(__always) private func sine(quarters: Int32) -> Lanes {
    let shifted = Lanes(repeating: 12_582_912).adding(self, times: Lanes(repeating: 0.636_619_772))
    let whole = shifted - 12_582_912
    let quadrant = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &+ quarters
    // The parts of a quarter turn have so few digits that their products with the whole are exact.
    let rest = adding(whole, times: Lanes(repeating: -1.570_312_5))
      .adding(whole, times: Lanes(repeating: -4.837_512_969_970_703_125e-4))
      .adding(whole, times: Lanes(repeating: -7.549_789_948_768_648e-8))
    let value = rest.sineSeries.replacing(with: rest.cosineSeries, where: (quadrant & 1) .== 1)
    let sign = unsafeBitCast((quadrant & 2) &<< 30, to: SIMD16<UInt32>.self)
    return Lanes(bits: value.bits ^ sign)
  }

  /// The sine of numbers within an eighth of a turn.
  @inline(__always) private var sineSeries: Lanes {
    let square = self * self
    var series = Lanes(repeating: -1.951_529_589_1e-4)
    series = Lanes(repeating: 8.332_160_873_6e-3).adding(series, times: square)
    series = Lanes(repeating: -1.666_665_461_1e-1).adding(series, times: square)
    return adding(series * square, times: self)
  }

  /// The cosine of numbers within an eighth of a turn.
  @inline(__always) private var cosineSeries: Lanes {
    let square = self * self
    var series = Lanes(repeating: 2.443_315_711_809_948e-5)
    series = Lanes(repeating: -1.388_731_625_493_765e-3).adding(series, times: square)
    series = Lanes(repeating: 4.166_664_568_298_827e-2).adding(series, times: square)
    return Lanes(repeating: 1).adding(square, times: Lanes(repeating: -0.5))
      .adding(series * square, times: square)
  }

  /// The square root of each lane, which must not be negative.
  @inline(__always) var root: Lanes {
    var root = Lanes()
    // The magnitude shows the compiler that no lane can be negative: one instruction for all lanes.
    for lane in 0..<16 { root[lane] = self[lane].magnitude.squareRoot() }
    return root
  }
}
