/// The three values that part an ordered sample into four.
package struct Quartiles: Hashable, Sendable {
  /// A quarter of the sample lies below.
  package let lower: Double
  /// Half of the sample lies below.
  package let median: Double
  /// Three quarters of the sample lie below.
  package let upper: Double

  /// The quartiles of the finite values of a sample; nil if there is none.
  package init?(of sample: [Double]) {
    let sorted = sample.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    lower = Self.quantile(0.25, ofSorted: sorted)
    median = Self.quantile(0.5, ofSorted: sorted)
    upper = Self.quantile(0.75, ofSorted: sorted)
  }

  /// The value below which a share of a sorted sample lies, with linear interpolation.
  ///
  /// Type 7 of R. J. Hyndman & Y. Fan 1996, "Sample quantiles in statistical packages".
  static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let index = min(Int(place), sorted.count - 1)
    let next = min(index + 1, sorted.count - 1)
    return sorted[index] + (place - Double(index)) * (sorted[next] - sorted[index])
  }
}

extension LineChart.Line {
  /// The median of several curves with a band between their quartiles, such as one run per seed.
  ///
  /// Covers the abscissae that all curves reach, so that no part rests on fewer of them.
  package static func median(
    _ name: String, of curves: [CurvePyramid], samples: Int = 256, number: Int? = nil
  ) -> LineChart.Line {
    var (low, middle, high) = (CurvePyramid(), CurvePyramid(), CurvePyramid())
    let start = curves.map { $0.x.first ?? .infinity }.max() ?? .infinity
    let end = curves.map { $0.x.last ?? -.infinity }.min() ?? -.infinity
    for step in 0..<max(2, samples) where start <= end {
      let x = start + (end - start) * Double(step) / Double(max(2, samples) - 1)
      let quartiles = Quartiles(of: curves.compactMap { $0.value(at: min(x, end)) })
      low.append(x: x, y: quartiles?.lower ?? .nan)
      middle.append(x: x, y: quartiles?.median ?? .nan)
      high.append(x: x, y: quartiles?.upper ?? .nan)
    }
    return LineChart.Line(name, middle, band: CurveBand(low: low, high: high), number: number)
  }
}
