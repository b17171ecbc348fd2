package import Compute
import Foundation

/// A covariance that falls with the distance of two points, on each axis in its own length:
/// k(r²) with r² = Σ (a_c − b_c)² / ℓ_c².
package struct StationaryKernel: Hashable, Sendable {
  /// How it falls.
  package enum Shape: String, Codable, CaseIterable, Sendable {
    /// σ² (1 + √5 r + 5r²/3) exp(−√5 r): functions with two derivatives (Matérn 1960, ν = 5/2).
    case matern52 = "matern-5/2"
    /// σ² exp(−r²/2): functions with all derivatives.
    case squaredExponential = "squared-exponential"
  }

  /// How it falls.
  package let shape: Shape
  /// σ²: the variance of the function at one point.
  package let amplitude: Double
  /// 1/ℓ² of each coordinate.
  private let scales: [Double]

  /// A kernel with a length for each coordinate.
  package init(_ shape: Shape, amplitude: Double, lengths: [Double]) {
    precondition(
      amplitude > 0 && !lengths.isEmpty && lengths.allSatisfy { $0 > 0 },
      "amplitude \(amplitude) and lengths \(lengths)")
    (self.shape, self.amplitude) = (shape, amplitude)
    scales = lengths.map { 1 / ($0 * $0) }
  }

  /// How many coordinates a point has.
  package var width: Int { scales.count }

  /// r² between a point of one list and a point of another, both `[points, width]`.
  func squaredDistance(_ a: [Double], _ i: Int, _ b: [Double], _ j: Int) -> Double {
    var sum = 0.0
    let (from, to) = (i * width, j * width)
    for place in 0..<width {
      let distance = a[from + place] - b[to + place]
      sum += distance * distance * scales[place]
    }
    return sum
  }

  /// What each coordinate adds to r².
  func addTerms(
    _ a: [Double], _ i: Int, _ b: [Double], _ j: Int, times factor: Double, to sums: inout [Double],
    axes: [Int]
  ) {
    for place in 0..<width {
      let distance = a[i * width + place] - b[j * width + place]
      sums[axes[place]] += factor * distance * distance * scales[place]
    }
  }

  /// ∂r²/∂a_c.
  func slope(_ a: [Double], _ i: Int, _ b: [Double], _ j: Int, along place: Int) -> Double {
    2 * (a[i * width + place] - b[j * width + place]) * scales[place]
  }

  /// k at a squared distance.
  func value(_ squared: Double) -> Double {
    switch shape {
    case .matern52:
      let s = (5 * squared).squareRoot()
      return amplitude * (1 + s + s * s / 3) * exp(-s)
    case .squaredExponential:
      return amplitude * exp(-squared / 2)
    }
  }

  /// dk/d(r²) at a squared distance.
  func derivative(_ squared: Double) -> Double {
    switch shape {
    case .matern52:
      let s = (5 * squared).squareRoot()
      return -amplitude * 5 / 6 * (1 + s) * exp(-s)
    case .squaredExponential:
      return -amplitude / 2 * exp(-squared / 2)
    }
  }

  /// The covariances of all points of one list with all of another, `[a, b]`.
  package func covariances(_ a: [Double], _ b: [Double]) -> Matrix {
    let (rows, columns) = (a.count / width, b.count / width)
    var values = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        values[row * columns + column] = value(squaredDistance(a, row, b, column))
      }
    }
    return Matrix(rows: rows, columns: columns, values)
  }

  /// The values at points `[points, width]` of a function drawn from the prior, whose mean is 0.
  ///
  /// - Throws: `LinearAlgebraError` where the points are too alike even for the largest jitter.
  package func sample(at points: [Double], random: Random) throws(LinearAlgebraError) -> [Double] {
    let factor = try Cholesky(
      jittering: covariances(points, points), by: amplitude
    ).factor
    var random = random
    return factor * (0..<factor.rows).map { _ in random.normal() }
  }
}

extension Cholesky {
  /// Factors a covariance matrix, with as little added to its diagonal as makes that possible: from
  /// 10⁻¹⁰ of `scale` to 10⁻⁴ of it.
  ///
  /// - Throws: `LinearAlgebraError` where even the most does not help.
  package init(jittering matrix: Matrix, by scale: Double) throws(LinearAlgebraError) {
    if let plain = try? Cholesky(matrix) {
      self = plain
      return
    }
    var failure = LinearAlgebraError.notFinite
    for exponent in -10 ... -4 {
      var jittered = matrix
      for place in 0..<matrix.rows { jittered[place, place] += scale * pow(10, Double(exponent)) }
      do throws(LinearAlgebraError) {
        self = try Cholesky(jittered)
        return
      } catch { failure = error }
    }
    throw failure
  }
}
