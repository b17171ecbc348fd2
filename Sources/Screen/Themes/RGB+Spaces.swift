extension RGB {
  /// Amounts of red, green and blue light, 0...1.
  var linear: SIMD3<Double> {
    SIMD3(Self.light[Int(red)], Self.light[Int(green)], Self.light[Int(blue)])
  }

  /// The colour of an amount of light, with what cannot be shown cut off.
  init(linear light: SIMD3<Double>) {
    func byte(_ amount: Double) -> UInt8 {
      let amount = min(max(amount, 0), 1)
      let isDark = amount <= 0.003_130_8
      let value = isDark ? 12.92 * amount : 1.055 * Mathematics.power(amount, 1 / 2.4) - 0.055
      return UInt8((value * 255).rounded())
    }
    self.init(byte(light.x), byte(light.y), byte(light.z))
  }

  private static let light: [Double] = (0...255).map { byte in
    let value = Double(byte) / 255
    return value <= 0.040_45 ? value / 12.92 : Mathematics.power((value + 0.055) / 1.055, 2.4)
  }

  /// Lightness 0...1 and two opponent hues.
  ///
  /// B. Ottosson 2020, "A perceptual color space for image processing".
  var oklab: SIMD3<Double> {
    let light = linear
    func cone(_ row: SIMD3<Double>) -> Double { Mathematics.cubeRoot((row * light).sum()) }
    let l = cone(SIMD3(0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9))
    let m = cone(SIMD3(0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6))
    let s = cone(SIMD3(0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5))
    return SIMD3(
      0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
      1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
      0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s)
  }

  /// The colour at a place of the OKLab space, with what cannot be shown cut off.
  init(oklab: SIMD3<Double>) {
    func cube(_ value: Double) -> Double { value * value * value }
    let l = cube(oklab.x + 0.396_337_777_4 * oklab.y + 0.215_803_757_3 * oklab.z)
    let m = cube(oklab.x - 0.105_561_345_8 * oklab.y - 0.063_854_172_8 * oklab.z)
    let s = cube(oklab.x - 0.089_484_177_5 * oklab.y - 1.291_485_548_0 * oklab.z)
    self.init(
      linear: SIMD3(
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s))
  }

  /// Lightness 0...100 and two opponent hues (CIE 1976 L*a*b*, white point D65).
  var cielab: SIMD3<Double> {
    let light = linear
    func root(_ row: SIMD3<Double>, _ white: Double) -> Double {
      let share = (row * light).sum() / white
      let isBright = share > 216.0 / 24389
      return isBright ? Mathematics.cubeRoot(share) : (24389.0 / 27 * share + 16) / 116
    }
    let x = root(SIMD3(0.412_456_4, 0.357_576_1, 0.180_437_5), 0.950_47)
    let y = root(SIMD3(0.212_672_9, 0.715_152_2, 0.072_175_0), 1)
    let z = root(SIMD3(0.019_333_9, 0.119_192_0, 0.950_304_1), 1.088_83)
    return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }
}
