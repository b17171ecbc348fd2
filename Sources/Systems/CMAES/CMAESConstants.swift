import Foundation

/// The constants of CMA-ES for so many variables and so many points a generation (Hansen 2016, "The
/// CMA Evolution Strategy: A Tutorial", equations 48 to 58).
struct CMAESConstants {
  /// n: how many variables there are.
  let dimensions: Int
  /// λ: points a generation.
  let population: Int
  /// μ: points that make the new mean.
  let parents: Int
  /// w_i: positive for parents, best first, and negative for the others.
  let weights: [Double]
  /// μ_eff: how many points the parents are worth.
  let effective: Double
  /// c_σ and d_σ: how fast the path of the step size forgets, and how damped the step size is.
  let sigmaRate: Double, sigmaDamping: Double
  /// c_c, c_1 and c_μ: how fast the path of the covariance forgets, and what it and the points change.
  let pathRate: Double, rankOneRate: Double, rankMuRate: Double
  /// E|N(0, I)|.
  let expectedLength: Double

  /// λ = 4 + ⌊3 ln n⌋.
  static func population(dimensions: Int) -> Int { 4 + Int(3 * log(Double(dimensions))) }

  init(dimensions: Int, population: Int) {
    precondition(dimensions > 0 && population > 1, "\(population) points of \(dimensions)")
    (self.dimensions, self.population, parents) = (dimensions, population, population / 2)
    let n = Double(dimensions)
    let raw = (1...population).map { log(Double(population + 1) / 2) - log(Double($0)) }
    effective = Self.effective(raw[..<parents])
    pathRate = (4 + effective / n) / (n + 4 + 2 * effective / n)
    rankOneRate = 2 / ((n + 1.3) * (n + 1.3) + effective)
    // A little less than 1 − c_1, for populations so large that it would be all.
    rankMuRate = min(
      1 - rankOneRate - 1e-8,
      2 * (effective - 2 + 1 / effective) / ((n + 2) * (n + 2) + effective))
    sigmaRate = (effective + 2) / (n + effective + 5)
    sigmaDamping = 1 + 2 * max(0, ((effective - 1) / (n + 1)).squareRoot() - 1) + sigmaRate
    expectedLength = n.squareRoot() * (1 - 1 / (4 * n) + 1 / (21 * n * n))
    let negative = min(
      1 + rankOneRate / rankMuRate,
      1 + 2 * Self.effective(raw[parents...]) / (effective + 2),
      (1 - rankOneRate - rankMuRate) / (n * rankMuRate))
    let above = raw.filter { $0 > 0 }.reduce(0, +)
    let below = -raw.filter { $0 < 0 }.reduce(0, +)
    weights = raw.map { $0 >= 0 ? $0 / above : negative * $0 / below }
  }

  private static func effective(_ weights: ArraySlice<Double>) -> Double {
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }
}
