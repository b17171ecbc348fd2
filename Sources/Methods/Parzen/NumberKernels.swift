import Compute
import Foundation

/// Truncated normal kernels on one axis of numbers, one for each observation and a last one, the
/// prior, in the middle and as wide as the axis.
///
/// A kernel is as wide as the larger gap to the next observation, or to the end of the axis where
/// there is none; but the outermost observations, if there are two or more, take the gap on their
/// inner side alone (Bergstra et al. 2011, section 4, as in Optuna 5).
struct NumberKernels: Sendable {
  /// Where the kernels are, in 0...1.
  let means: [Double]
  /// Their standard deviations before truncation.
  let widths: [Double]
  /// What distances are multiplied by, 1 over the standard deviations.
  private let inverseWidths: [Double]
  /// The probability that each leaves within 0...1, before it is truncated.
  private let masses: [Double]
  /// What a density is divided by, as logarithms.
  private let logNormalisers: [Double]

  /// Kernels on observations `[n]`; NaN, where the axis does not apply, stands for the prior.
  init(_ observations: [Double]) {
    let count = observations.count + 1
    let widths = Self.widths(of: observations)
    let narrowest = 1 / Double(min(100, 1 + count))
    means = observations.map { $0.isNaN ? 0.5 : $0 } + [0.5]
    self.widths = widths.map { min(max($0, narrowest), 1) } + [1]
    inverseWidths = self.widths.map { 1 / $0 }
    masses = zip(means, inverseWidths).map { mean, scale in
      NormalDistribution.between(-mean * scale, (1 - mean) * scale)
    }
    logNormalisers = zip(self.widths, masses).map { log($0 * $1 * (2 * .pi).squareRoot()) }
  }

  /// The gaps before they are clipped; those of absent observations are the whole axis.
  private static func widths(of observations: [Double]) -> [Double] {
    let order = observations.enumerated().filter { !$0.element.isNaN }
      .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    var widths = observations.map { _ in 1.0 }
    let ends = [0] + order.map(\.element) + [1]
    for (place, (index, _)) in order.enumerated() {
      let left = ends[place + 1] - ends[place]
      let right = ends[place + 2] - ends[place + 1]
      let isOutermost = order.count > 1 && (place == 0 || place == order.count - 1)
      widths[index] = isOutermost ? (place == 0 ? right : left) : max(left, right)
    }
    return widths
  }

  /// Adds each kernel's logarithm of the density at a position.
  func addLogDensities(at position: Double, to sums: inout [Double]) {
    for kernel in sums.indices {
      let z = (position - means[kernel]) * inverseWidths[kernel]
      sums[kernel] -= 0.5 * z * z + logNormalisers[kernel]
    }
  }

  /// Adds each kernel's logarithm of the probability of an interval.
  func addLogMasses(of cell: (low: Double, high: Double), to sums: inout [Double]) {
    for kernel in sums.indices {
      let (mean, scale) = (means[kernel], inverseWidths[kernel])
      let mass = NormalDistribution.between((cell.low - mean) * scale, (cell.high - mean) * scale)
      sums[kernel] += log(mass / masses[kernel])
    }
  }

  /// A position drawn from one kernel.
  func draw(from kernel: Int, random: inout Random) -> Double {
    // A mean within the axis and a width of at most 1 leave at least a third inside.
    while true {
      let position = means[kernel] + widths[kernel] * random.normal()
      if (0...1).contains(position) { return position }
    }
  }
}
