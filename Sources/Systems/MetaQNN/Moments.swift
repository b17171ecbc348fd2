import Methods
/// The mean and the standard deviation of numbers; zeros where there are none.
struct Moments: Hashable, Sendable, CustomStringConvertible {
  let mean: Double
  let deviation: Double

  init(_ values: [Double]) {
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = (squares / Double(max(values.count - 1, 1))).squareRoot()
  }

  /// For example `mean 0.91, standard deviation 0.04`.
  var description: String { "mean \(brief(mean)), standard deviation \(brief(deviation))" }
}
