package import Compute
import Foundation

/// A Gaussian process of mean 0 with noise, conditioned on values at some points (Rasmussen &
/// Williams 2006, algorithm 2.1).
package struct GaussianProcess: Sendable {
  /// The covariance of the function.
  package let kernel: StationaryKernel
  /// The variance of the noise of values.
  package let noise: Double
  /// Where values are known, `[points, width]`.
  package let points: [Double]
  /// The values there.
  package let values: [Double]
  private let cholesky: Cholesky
  /// (K + noise I)⁻¹ y.
  private let weights: [Double]

  /// Conditions on values.
  ///
  /// - Throws: `LinearAlgebraError` where points are too alike even for the largest jitter.
  package init(
    kernel: StationaryKernel, noise: Double, points: [Double], values: [Double]
  ) throws(LinearAlgebraError) {
    precondition(
      !values.isEmpty && points.count == values.count * kernel.width,
      "\(points.count) coordinates of \(values.count) points of \(kernel.width)")
    (self.kernel, self.noise) = (kernel, noise)
    (self.points, self.values) = (points, values)
    var covariance = kernel.covariances(points, points)
    for place in values.indices { covariance[place, place] += noise }
    cholesky = try Cholesky(jittering: covariance, by: kernel.amplitude)
    weights = cholesky.solve(values)
  }

  /// The mean and the standard deviation of the function, without noise, at points
  /// `[points, width]`.
  package func posterior(at others: [Double]) -> (means: [Double], deviations: [Double]) {
    let covariances = kernel.covariances(points, others)
    let halves = cholesky.solveLower(covariances)
    let count = covariances.columns
    var (means, variances) = (
      [Double](repeating: 0, count: count), [Double](repeating: kernel.amplitude, count: count)
    )
    for row in 0..<covariances.rows {
      for column in 0..<count {
        means[column] += weights[row] * covariances.values[row * count + column]
        let half = halves.values[row * count + column]
        variances[column] -= half * half
      }
    }
    return (means, variances.map { max($0, 0).squareRoot() })
  }

  /// The mean and the standard deviation at one point, with their gradients by its coordinates.
  package func slopes(
    at point: [Double]
  ) -> (mean: Double, deviation: Double, meanSlope: [Double], deviationSlope: [Double]) {
    let squares = values.indices.map { kernel.squaredDistance(point, 0, points, $0) }
    let covariances = squares.map(kernel.value)
    let solved = cholesky.solve(covariances)
    let mean = zip(weights, covariances).reduce(0) { $0 + $1.0 * $1.1 }
    let explained = zip(solved, covariances).reduce(0) { $0 + $1.0 * $1.1 }
    let deviation = max(kernel.amplitude - explained, 1e-14).squareRoot()
    var meanSlope = [Double](repeating: 0, count: kernel.width)
    var deviationSlope = meanSlope
    for (row, square) in squares.enumerated() {
      let derivative = kernel.derivative(square)
      for place in 0..<kernel.width {
        let slope = derivative * kernel.slope(point, 0, points, row, along: place)
        meanSlope[place] += weights[row] * slope
        deviationSlope[place] -= solved[row] * slope / deviation
      }
    }
    return (mean, deviation, meanSlope, deviationSlope)
  }

  /// The same process that believes its own mean at more points `[points, width]`, as if it had been
  /// seen there: its mean stays as it is, and it is sure of what it believes.
  ///
  /// - Throws: `LinearAlgebraError` where points are too alike even for the largest jitter.
  package func believing(at others: [Double]) throws(LinearAlgebraError) -> GaussianProcess {
    guard !others.isEmpty else { return self }
    return try GaussianProcess(
      kernel: kernel, noise: noise, points: points + others,
      values: values + posterior(at: others).means)
  }

  /// log p(y): the evidence for the kernel and the noise.
  package var logEvidence: Double {
    let fit: Double = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let constant = Double(values.count) * log(2 * Double.pi)
    return -0.5 * (fit + cholesky.logDeterminant + constant)
  }

  /// The derivatives of the evidence by log ℓ of each axis, by log σ² and by the noise, for
  /// coordinates that belong to these axes.
  func evidenceSlopes(axes: [Int]) -> [Double] {
    let count = values.count
    let inverse = cholesky.solve(.identity(count)).values
    var lengths = [Double](repeating: 0, count: (axes.max() ?? 0) + 1)
    var (amplitude, noise) = (0.0, 0.0)
    for row in 0..<count {
      for column in 0...row {
        // ½ tr((αα' − K⁻¹) dK), in which all but the diagonal occurs twice.
        let share = row == column ? 0.5 : 1.0
        let weight = share * (weights[row] * weights[column] - inverse[row * count + column])
        let square = kernel.squaredDistance(points, row, points, column)
        amplitude += weight * kernel.value(square)
        if row == column { noise += weight }
        kernel.addTerms(
          points, row, points, column, times: -2 * weight * kernel.derivative(square),
          to: &lengths, axes: axes)
      }
    }
    return lengths + [amplitude, noise]
  }
}
