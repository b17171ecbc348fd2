/// The values of a series over the steps, in order.
public struct Curve: Hashable, Sendable {
  /// The steps, ascending.
  public private(set) var steps: [Double] = []
  /// The values, as many as `steps`; NaN for a gap.
  public private(set) var values: [Double] = []

  /// An empty curve.
  public init() {}

  /// The number of points.
  public var count: Int { steps.count }

  /// The last value.
  public var last: Double? { values.last }

  /// How many values their mean looks back on, where it stands for what a noisy series is at now.
  public static let window = 20

  /// Adds a point.
  public mutating func append(step: Int, _ value: Double) {
    steps.append(Double(step))
    values.append(value)
  }

  /// How many points lie at or before a step.
  public func count(upTo step: Int) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] <= Double(step) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
