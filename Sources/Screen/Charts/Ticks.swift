import Text

/// Positions on an axis that are easy to read, and how they are written.
///
/// The steps are 1, 2 and 5 times a power of ten, after P. S. Heckbert 1990, "Nice numbers for
/// graph labels", Graphics Gems; on logarithmic axes decades, or 1, 2, 5 within few of them.
package struct Ticks: Hashable, Sendable {
  /// A position and its text.
  package struct Mark: Hashable, Sendable {
    /// The position, within the axis.
    package let value: Double
    /// The position as text, different from all others of the axis.
    package let label: String
  }

  /// The positions in ascending order.
  package let marks: [Mark]

  private init(_ marks: [Mark]) {
    self.marks = marks
  }

  /// Ticks on a linear axis, some `count` of them.
  package init(linear range: ClosedRange<Double>, count: Int) {
    let step = Step(nice: range.upperBound - range.lowerBound, count: count)
    let format = Format(of: range, step: step)
    self.init(step.marks(in: range) { format.text(of: $0) })
  }

  /// Ticks at powers of ten, or in between where the axis has few.
  package init(logarithmic range: ClosedRange<Double>, count: Int) {
    let low = Int(Mathematics.decimalLogarithm(range.lowerBound).rounded(.down))
    let high = Int(Mathematics.decimalLogarithm(range.upperBound).rounded(.up))
    let decades = (low...high).map(Mathematics.powerOfTen)
    let whole = decades.filter(range.contains)
    let between = decades.flatMap { [$0, 2 * $0, 5 * $0] }.filter(range.contains)
    if whole.count >= 3 || between.count > 2 * count {
      let stride = max(1, (whole.count + max(2, count) - 1) / max(2, count))
      self.init(whole.indices.filter { $0 % stride == 0 }.map { Mark(value: whole[$0]) })
    } else if between.count >= 2 {
      self.init(between.map { Mark(value: $0) })
    } else {
      self.init(linear: range, count: count)
    }
  }

  /// Ticks on an axis of seconds, at whole seconds, minutes, hours or days.
  package init(seconds range: ClosedRange<Double>, count: Int) {
    let wanted = (range.upperBound - range.lowerBound) / Double(max(1, count))
    if wanted > 0.5, let step = Self.clockSteps.first(where: { $0 >= wanted }) {
      self.init(Step(size: step).marks(in: range, text: Numeral.clock))
    } else {
      self.init(linear: range, count: count)
    }
  }

  private static let clockSteps: [Double] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400,
    172_800, 432_000, 864_000, 1_728_000, 4_320_000,
  ]
}

extension Ticks.Mark {
  /// A position written by itself.
  fileprivate init(value: Double) {
    self.init(value: value, label: Numeral.short(value))
  }
}

/// A distance between ticks, `size / divisor`, of which 10 to `exponent` is the leading power.
///
/// A negative power is kept as a divisor, because 3 * 0.1 is not 0.3 but 3 / 10 is.
private struct Step {
  var size: Double
  var divisor = 1.0
  var exponent = 0

  init(size: Double) {
    self.size = size
  }

  /// The least step of 1, 2 or 5 times a power of ten that divides a length in no more than
  /// `count`.
  init(nice length: Double, count: Int) {
    let wanted = max(length / Double(max(1, count)), .leastNormalMagnitude)
    exponent = Int(Mathematics.decimalLogarithm(wanted).rounded(.down))
    let leading = wanted / Mathematics.power(10, Double(exponent))
    size = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10
    if size == 10 { (size, exponent) = (1, exponent + 1) }
    if exponent < 0, exponent > -300 {
      divisor = Mathematics.power(10, Double(-exponent))
    } else {
      size *= Mathematics.power(10, Double(exponent))
    }
  }

  /// The multiples of the step in a range; none where they would be too many or too coarse.
  func marks(in range: ClosedRange<Double>, text: (Double) -> String) -> [Ticks.Mark] {
    let first = (range.lowerBound / size * divisor - 1e-9).rounded(.up)
    let last = (range.upperBound / size * divisor + 1e-9).rounded(.down)
    guard abs(first) < 9e15, abs(last) < 9e15, first <= last, last - first < 1000 else { return [] }
    var marks: [Ticks.Mark] = []
    marks.reserveCapacity(Int(last - first) + 1)
    for multiple in Int(first)...Int(last) {
      let value = Double(multiple) * size / divisor
      if range.contains(value) { marks.append(Ticks.Mark(value: value, label: text(value))) }
    }
    return marks
  }
}

/// Writes the multiples of a step alike: with the decimals the step needs, with a common suffix, or
/// with exponents.
private struct Format {
  private var decimals = 0
  private var suffix = ""
  private var scale = 1.0
  private var digits: Int?

  init(of range: ClosedRange<Double>, step: Step) {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    if largest < 1e4, step.exponent >= -4 {
      decimals = max(0, -step.exponent)
      return
    }
    if largest >= 1e4, largest < 1e15, let found = Numeral.scales.last(where: { largest >= $0.1 }) {
      (suffix, scale) = found
      decimals = max(0, Int(Mathematics.decimalLogarithm(scale).rounded()) - step.exponent)
      if decimals <= 6 { return }
    }
    let leading = Int(Mathematics.decimalLogarithm(max(largest, 1e-300)).rounded(.down))
    digits = min(15, max(1, leading - step.exponent + 1))
  }

  func text(of value: Double) -> String {
    if value == 0, digits != nil || !suffix.isEmpty { return "0" }
    if let digits { return Numeral.scientific(value, digits: digits) }
    return Numeral.fixed(value / scale, decimals: decimals) + suffix
  }
}
