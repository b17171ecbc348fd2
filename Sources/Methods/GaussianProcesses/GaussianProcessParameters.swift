import Foundation

/// The hyper-parameters of a Gaussian process, as logarithms.
package struct GaussianProcessParameters: Codable, Hashable, Sendable {
  /// log ℓ of each axis.
  package var logLengths: [Double]
  /// log σ² of the kernel.
  package var logAmplitude: Double
  /// The logarithm of the variance of the noise, over the least there is.
  package var logNoise: Double

  /// The variance of noise that values have at least, of standardised ones.
  package static let leastNoise = 1e-6

  /// These logarithms.
  package init(logLengths: [Double], logAmplitude: Double, logNoise: Double) {
    (self.logLengths, self.logAmplitude) = (logLengths, logAmplitude)
    self.logNoise = logNoise
  }

  /// The same from one row: lengths, amplitude, noise.
  init(_ row: [Double]) {
    self.init(
      logLengths: Array(row.dropLast(2)), logAmplitude: row[row.count - 2],
      logNoise: row[row.count - 1])
  }

  /// In one row: lengths, amplitude, noise.
  var row: [Double] { logLengths + [logAmplitude, logNoise] }

  /// The variance of the noise.
  package var noise: Double { Self.leastNoise + exp(logNoise) }

  /// Whether these can be computed with: so many axes, and nothing beyond e^±20.
  package func isSound(axes: Int) -> Bool {
    logLengths.count == axes && row.allSatisfy { (-20...20).contains($0) }
  }

  /// The kernel for coordinates that belong to these axes.
  func kernel(_ shape: StationaryKernel.Shape, axes: [Int]) -> StationaryKernel {
    StationaryKernel(
      shape, amplitude: exp(logAmplitude), lengths: axes.map { exp(logLengths[$0]) })
  }
}

/// Independent normal distributions of the logarithms.
package struct GaussianProcessPrior: Sendable {
  /// The means.
  package let mean: GaussianProcessParameters
  /// The standard deviations.
  let deviations: [Double]

  /// For standardised values on the unit cube: lengths around 1/2 and amplitudes around 1, both
  /// within a factor of e, and little noise.
  package init(axes: Int) {
    mean = GaussianProcessParameters(
      logLengths: Array(repeating: log(0.5), count: axes), logAmplitude: 0, logNoise: -8)
    deviations = Array(repeating: 1, count: axes + 1) + [2]
  }

  /// The logarithm of the density up to a constant, with its gradient.
  func logDensity(_ row: [Double]) -> (value: Double, gradient: [Double]) {
    let mean = mean.row
    let gradient = row.indices.map { (mean[$0] - row[$0]) / (deviations[$0] * deviations[$0]) }
    let value = row.indices.reduce(0) { $0 + 0.5 * gradient[$1] * (row[$1] - mean[$1]) }
    return (value, gradient)
  }
}
