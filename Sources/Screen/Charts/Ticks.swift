/// Positions on an axis that are easy to read, and how they are written.
///
/// The steps are 1, 2 and 5 times a power of ten, after P. S. Heckbert 1990, "Nice numbers for graph
/// labels", Graphics Gems; on logarithmic axes decades, or 1, 2, 5 within few of them.
public struct Ticks: Hashable, Sendable {
  /// The positions, ascending, all within the axis.
  public let values: [Double]
  /// The positions as text, each different from the others.
  public let labels: [String]

  private init(_ values: [Double], _ labels: [String]) {
    self.values = values
    self.labels = labels
  }

  /// Ticks on a linear axis, some `count` of them.
  public init(linear range: ClosedRange<Double>, count: Int) {
    let step = Self.niceStep(range.upperBound - range.lowerBound, count: count)
    let values = step.multiples(in: range)
    self.init(values, Self.labels(values, exponent: step.exponent))
  }

  /// Ticks at powers of ten, or in between where the axis has few.
  public init(logarithmic range: ClosedRange<Double>, count: Int) {
    let low = Int(Mathematics.decimalLogarithm(range.lowerBound).rounded(.down))
    let high = Int(Mathematics.decimalLogarithm(range.upperBound).rounded(.up))
    let decades = (low...high).map(Mathematics.powerOfTen)
    let whole = decades.filter(range.contains)
    let between = decades.flatMap { [$0, 2 * $0, 5 * $0] }.filter(range.contains)
    if whole.count >= 3 || between.count > 2 * count {
      let stride = max(1, (whole.count + max(2, count) - 1) / max(2, count))
      let values = whole.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
      self.init(values, values.map { Numeral.short($0) })
    } else if between.count >= 2 {
      self.init(between, between.map { Numeral.short($0) })
    } else {
      self.init(linear: range, count: count)
    }
  }

  /// Ticks on an axis of seconds, at whole seconds, minutes, hours or days.
  public init(seconds range: ClosedRange<Double>, count: Int) {
    let wanted = (range.upperBound - range.lowerBound) / Double(max(1, count))
    guard wanted > 0.5, wanted < 40 * 86400, let step = Self.clockSteps.first(where: { $0 >= wanted })
    else {
      self.init(linear: range, count: count)
      return
    }
    let values = Step(size: step, divisor: 1, exponent: 0).multiples(in: range)
    self.init(values, values.map(Numeral.clock))
  }

  private static let clockSteps: [Double] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400,
    172_800, 432_000, 864_000, 1_728_000, 4_320_000,
  ]
}

extension Ticks {
  /// A step `size / divisor` of which 10 to `exponent` is the leading power; negative powers are
  /// kept as a divisor, because 3 * 0.1 is not 0.3 but 3 / 10 is.
  private struct Step {
    var size: Double
    var divisor: Double
    var exponent: Int

    func multiples(in range: ClosedRange<Double>) -> [Double] {
      let first = (range.lowerBound / size * divisor - 1e-9).rounded(.up)
      let last = (range.upperBound / size * divisor + 1e-9).rounded(.down)
      guard abs(first) < 9e15, abs(last) < 9e15, first <= last, last - first < 1000 else {
        return []
      }
      return (Int(first)...Int(last)).map { Double($0) * size / divisor }.filter(range.contains)
    }
  }

  private static func niceStep(_ length: Double, count: Int) -> Step {
    let wanted = max(length / Double(max(1, count)), .leastNormalMagnitude)
    var exponent = Int(Mathematics.decimalLogarithm(wanted).rounded(.down))
    let leading = wanted / Mathematics.power(10, Double(exponent))
    var digit = leading <= 1 ? 1.0 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10
    if digit == 10 { (digit, exponent) = (1, exponent + 1) }
    let isFraction = exponent < 0 && exponent > -300
    return Step(
      size: isFraction ? digit : digit * Mathematics.power(10, Double(exponent)),
      divisor: isFraction ? Mathematics.power(10, Double(-exponent)) : 1, exponent: exponent)
  }

  /// Writes multiples of a step alike: with the decimals the step needs, or with a common suffix.
  private static func labels(_ values: [Double], exponent: Int) -> [String] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    if largest < 1e4, exponent >= -4 {
      return values.map { Numeral.fixed($0, decimals: max(0, -exponent)) }
    }
    if largest >= 1e4, largest < 1e15,
      let (suffix, scale) = Numeral.scales.last(where: { largest >= $0.1 })
    {
      let decimals = max(0, Int(Mathematics.decimalLogarithm(scale).rounded()) - exponent)
      if decimals <= 6 {
        return values.map { $0 == 0 ? "0" : Numeral.fixed($0 / scale, decimals: decimals) + suffix }
      }
    }
    let leading = Int(Mathematics.decimalLogarithm(max(largest, 1e-300)).rounded(.down))
    return values.map { Numeral.scientific($0, digits: min(15, max(1, leading - exponent + 1))) }
  }
}
