import Compute
import Foundation

/// The normal distribution N(m, σ² C) that points are drawn from, and how it adapts to the best of
/// them (Hansen 2016, as in the library cmaes 0.13).
///
/// Points are in the unit cube.
struct SearchDistribution: Codable, Sendable {
  /// m.
  private(set) var mean: [Double]
  /// σ: the step size.
  private(set) var sigma: Double
  /// C `[n, n]`.
  private(set) var covariance: Matrix
  /// p_σ: where the mean went of late, in units in which C is the identity.
  private(set) var sigmaPath: [Double]
  /// p_c: where the mean went of late.
  private(set) var path: [Double]
  /// How often it was adapted.
  private(set) var generation = 0

  /// σ at first: a sixth of the range.
  static let firstSigma = 1.0 / 6

  /// The same in all directions around a point.
  init(around mean: [Double]) {
    self.mean = mean
    sigma = Self.firstSigma
    covariance = .identity(mean.count)
    (sigmaPath, path) = (mean.map { _ in 0 }, mean.map { _ in 0 })
  }

  /// The axes of the distribution, B, and its standard deviations along them without σ, D.
  ///
  /// - Throws: `LinearAlgebraError` where C cannot be decomposed.
  func axes() throws(LinearAlgebraError) -> (directions: Matrix, lengths: [Double]) {
    let eigen = try SymmetricEigen(covariance)
    return (eigen.vectors, eigen.values.map { ($0 < 0 ? 1e-8 : $0).squareRoot() })
  }
}

// MARK: - Drawing

extension SearchDistribution {
  /// Points within the cube, `[count][n]`: each drawn again up to 100 times where it is outside, and
  /// then cut off at the sides.
  ///
  /// - Throws: `LinearAlgebraError` where C cannot be decomposed.
  func draw(_ count: Int, random: Random) throws(LinearAlgebraError) -> [[Double]] {
    let (directions, lengths) = try axes()
    return (0..<count).map { number in
      var random = random.stream(number)
      for _ in 0..<100 {
        let point = point(directions, lengths, random: &random)
        if point.allSatisfy((0...1).contains) { return point }
      }
      return point(directions, lengths, random: &random).map { min(max($0, 0), 1) }
    }
  }

  private func point(
    _ directions: Matrix, _ lengths: [Double], random: inout Random
  ) -> [Double] {
    let y = directions * lengths.map { $0 * random.normal() }
    return zip(mean, y).map { $0 + sigma * $1 }
  }
}

// MARK: - Adapting

extension SearchDistribution {
  /// Moves to the best points of a generation, and makes such steps more probable.
  ///
  /// - Parameter points: All points of the generation, the best first.
  /// - Throws: `LinearAlgebraError` where C cannot be decomposed.
  mutating func adapt(
    to points: [[Double]], _ constants: CMAESConstants
  ) throws(LinearAlgebraError) {
    let (directions, lengths) = try axes()
    generation += 1
    let y = points.map { point in zip(point, mean).map { ($0 - $1) / sigma } }
    let step = weightedSum(y.prefix(constants.parents), constants.weights)
    // A mean of points within the cube leaves it by rounding at most.
    for place in mean.indices {
      mean[place] = min(max(mean[place] + sigma * step[place], 0), 1)
    }
    let isSteady = adaptStepSize(
      to: Self.whitened(step, directions, lengths), constants)
    moveCovariancePath(along: isSteady ? step : step.map { _ in 0 }, constants)
    adaptCovariance(to: y, constants, isSteady: isSteady) { Self.whitened($0, directions, lengths) }
  }

  /// C^(−1/2) y = B D⁻¹ B' y.
  private static func whitened(_ y: [Double], _ directions: Matrix, _ lengths: [Double]) -> [Double]
  {
    let along = directions.transposed * y
    return directions * zip(along, lengths).map { $0 / $1 }
  }

  /// Equations 43 and 44; returns h_σ, whether the path is no longer than usual.
  private mutating func adaptStepSize(to step: [Double], _ constants: CMAESConstants) -> Bool {
    let rate = constants.sigmaRate
    let factor = (rate * (2 - rate) * constants.effective).squareRoot()
    for place in step.indices {
      sigmaPath[place] = (1 - rate) * sigmaPath[place] + factor * step[place]
    }
    let length = sigmaPath.reduce(0) { $0 + $1 * $1 }.squareRoot()
    sigma *= exp(rate / constants.sigmaDamping * (length / constants.expectedLength - 1))
    let usual = (1 - pow(1 - rate, 2 * Double(generation + 1))).squareRoot()
    let limit = (1.4 + 2 / Double(constants.dimensions + 1)) * constants.expectedLength
    return length / usual < limit
  }

  /// Equation 45.
  private mutating func moveCovariancePath(along step: [Double], _ constants: CMAESConstants) {
    let rate = constants.pathRate
    let factor = (rate * (2 - rate) * constants.effective).squareRoot()
    for place in step.indices { path[place] = (1 - rate) * path[place] + factor * step[place] }
  }

  /// Equations 46 and 47.
  private mutating func adaptCovariance(
    to y: [[Double]], _ constants: CMAESConstants, isSteady: Bool,
    whitened: ([Double]) -> [Double]
  ) {
    let (one, mu) = (constants.rankOneRate, constants.rankMuRate)
    let correction = isSteady ? 0 : constants.pathRate * (2 - constants.pathRate)
    let weights = zip(constants.weights, y).map { weight, y in
      guard weight < 0 else { return weight }
      let square = whitened(y).reduce(0) { $0 + $1 * $1 }
      return weight * Double(constants.dimensions) / (square + 1e-8)
    }
    let kept = 1 + one * correction - one - mu * constants.weights.reduce(0, +)
    for row in mean.indices {
      for column in 0...row {
        let points = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1[row] * $1.1[column] }
        let value =
          kept * covariance[row, column] + one * path[row] * path[column] + mu * points
        covariance[row, column] = value
        covariance[column, row] = value
      }
    }
  }

  private func weightedSum(_ points: ArraySlice<[Double]>, _ weights: [Double]) -> [Double] {
    mean.indices.map { place in
      zip(points, weights).reduce(0) { $0 + $1.0[place] * $1.1 }
    }
  }
}

// MARK: - Checking

extension SearchDistribution {
  /// Whether points of so many variables can be drawn from it, after so many trials.
  func isSound(dimensions: Int, trials: Int) -> Bool {
    [mean, sigmaPath, path].allSatisfy { $0.count == dimensions && $0.allSatisfy(\.isFinite) }
      && mean.allSatisfy((0...1).contains)
      && sigma.isFinite && sigma > 0 && covariance.isFinite
      && covariance.rows == dimensions && covariance.columns == dimensions
      && covariance.transposed == covariance && (0...trials).contains(generation)
  }

  /// Whether nothing more can come of it: the axes are too unlike, or too short to move.
  var isExhausted: Bool {
    guard let (_, lengths) = try? axes(), let longest = lengths.max(), let shortest = lengths.min()
    else { return true }
    let isTooFlat = longest > shortest * 1e7
    let deviations = covariance.diagonal.map { sigma * max($0, 0).squareRoot() }
    let limit = 1e-12 * Self.firstSigma
    let isTooShort = deviations.allSatisfy { $0 < limit } && path.allSatisfy { sigma * $0 < limit }
    return isTooFlat || isTooShort || !sigma.isFinite || sigma * longest > 1e4 || sigma == 0
  }
}
