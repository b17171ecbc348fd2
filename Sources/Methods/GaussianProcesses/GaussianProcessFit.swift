package import Compute
import Foundation

/// The search for hyper-parameters under which values are probable.
package struct GaussianProcessFit: Sendable {
  /// How the covariance falls.
  package var shape = StationaryKernel.Shape.matern52
  /// The axis that each coordinate belongs to; there is one length an axis.
  package let axes: [Int]
  /// What is believed of the hyper-parameters.
  package let prior: GaussianProcessPrior
  /// Where values are known, `[points, width]`.
  package let points: [Double]
  /// The values, standardised.
  package let values: [Double]

  /// A fit to values at points.
  package init(axes: [Int], points: [Double], values: [Double]) {
    precondition(points.count == values.count * axes.count, "\(points.count) coordinates")
    (self.axes, self.points, self.values) = (axes, points, values)
    prior = GaussianProcessPrior(axes: (axes.max() ?? 0) + 1)
  }

  /// The process with these hyper-parameters.
  ///
  /// - Throws: `LinearAlgebraError` where points are too alike even for the largest jitter.
  package func process(
    _ parameters: GaussianProcessParameters
  ) throws(LinearAlgebraError) -> GaussianProcess {
    try GaussianProcess(
      kernel: parameters.kernel(shape, axes: axes), noise: parameters.noise, points: points,
      values: values)
  }

  /// The logarithm of the posterior density of hyper-parameters up to a constant, with its
  /// gradient; `nil` where it cannot be computed.
  func logPosterior(_ row: [Double], hasGradient: Bool = true) -> LBFGS.Evaluation? {
    let parameters = GaussianProcessParameters(row)
    guard parameters.isSound(axes: row.count - 2), let process = try? process(parameters) else {
      return nil
    }
    let prior = prior.logDensity(row)
    guard hasGradient else { return (process.logEvidence + prior.value, []) }
    var gradient = process.evidenceSlopes(axes: axes)
    gradient[gradient.count - 1] *= exp(parameters.logNoise)
    return (
      process.logEvidence + prior.value, zip(gradient, prior.gradient).map { $0 + $1 }
    )
  }

  /// The most probable hyper-parameters, by L-BFGS from some starts: these, the prior's mean, and
  /// draws from the prior.
  package func mostProbable(
    from known: GaussianProcessParameters?, starts: Int = 5, random: Random
  ) -> GaussianProcessParameters {
    var random = random
    var rows = [known?.row, prior.mean.row].compactMap(\.self)
    while rows.count < starts {
      rows.append(zip(prior.mean.row, prior.deviations).map { $0 + $1 * random.normal() })
    }
    var best = (row: known?.row ?? prior.mean.row, value: Double.infinity)
    for row in rows {
      let found = LBFGS().minimise(from: row) { row in
        logPosterior(row).map { (-$0.value, $0.gradient.map { -$0 }) }
      }
      if let found, found.value < best.value { best = (found.point, found.value) }
    }
    return GaussianProcessParameters(best.row)
  }
}
