extension FeatureColumn {
  /// The numbers of the column less the smallest of them, where they are so large and lie so close
  /// together that single precision would make few of them; `nil` where it does.
  ///
  /// Seconds since 1970 are a case: single precision has steps of 128 there.
  ///
  /// - Parameter values: The numbers as single precision has them, NaN where a cell is none.
  func shifted(_ values: [Float]) -> (low: Double, values: [Float])? {
    guard !rounded.isEmpty else { return nil }
    var numbers = values.map(Double.init)
    for (row, value) in rounded { numbers[Int(row)] = value }
    let present = numbers.filter { !$0.isNaN }
    guard let low = present.min(), let high = present.max(), low < high else { return nil }
    let rounding = max(abs(low), abs(high)) * 0x1p-24
    guard rounding * Self.leastSteps > high - low else { return nil }
    return (low, numbers.map { Float($0 - low) })
  }

  /// How many steps of rounding the numbers of a column must span.
  private static let leastSteps = 10_000.0
}
