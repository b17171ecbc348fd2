import Text

/// What is along an edge of a chart.
package struct Axis: Hashable, Sendable {
  /// What the numbers are, which decides their ticks.
  package enum Measure: Sendable {
    /// Plain numbers, ticks at 1, 2, 5, 10, ...
    case number
    /// Seconds, ticks at whole seconds, minutes, hours and days.
    case duration
  }

  /// What is measured.
  package var title: String
  /// In what it is measured.
  package var unit: String
  /// Whether equal distances are equal factors.
  package var isLogarithmic: Bool
  /// What the numbers are.
  package var measure: Measure
  /// The part to show; nil shows everything.
  package var range: ClosedRange<Double>?

  /// An axis.
  package init(
    _ title: String = "", unit: String = "", isLogarithmic: Bool = false,
    measure: Measure = .number, range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.unit = unit
    self.isLogarithmic = isLogarithmic
    self.measure = measure
    self.range = range
  }

  /// Title and unit: `loss [nats]`.
  package var caption: String {
    unit.isEmpty ? title : title.isEmpty ? "[\(unit)]" : "\(title) [\(unit)]"
  }

  /// A value of this axis as text.
  func text(of value: Double) -> String {
    measure == .duration ? Numeral.duration(value) : Numeral.short(value)
  }

  /// The scale that shows the asked range, or else all of some values.
  func scale(showing extent: Extent) -> Scale {
    if let range, !isLogarithmic || range.upperBound > 0 {
      let low = isLogarithmic && range.lowerBound <= 0 ? extent.leastPositive : range.lowerBound
      return Scale(
        low: min(low, range.upperBound), high: range.upperBound, isLogarithmic: isLogarithmic)
    }
    let low = isLogarithmic ? extent.leastPositive : extent.low
    return Scale(low: low, high: extent.high, isLogarithmic: isLogarithmic)
  }

  /// Ticks on a scale, some `count` of them.
  func ticks(on scale: Scale, count: Int) -> Ticks {
    if scale.isLogarithmic { return Ticks(logarithmic: scale.low...scale.high, count: count) }
    return measure == .duration
      ? Ticks(seconds: scale.low...scale.high, count: count)
      : Ticks(linear: scale.low...scale.high, count: count)
  }
}
