#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few functions the standard library lacks; the only place that imports the C library.
enum Mathematics {
  static func decimalLogarithm(_ value: Double) -> Double { log10(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func cubeRoot(_ value: Double) -> Double { cbrt(value) }

  /// 10 to an integer power, exact wherever a Double can be.
  static func powerOfTen(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / power(10, Double(-exponent)) : power(10, Double(exponent))
  }
}
