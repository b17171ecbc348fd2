import Compute

/// How much more than the incumbent a normal number is expected to be, what is less counting 0
/// (Mockus 1975; Jones, Schonlau & Welch 1998, equation 15): E max(f − f*, 0).
package enum ExpectedImprovement {
  /// σ (z Φ(z) + φ(z)) with z = (μ − f*) / σ.
  package static func value(mean: Double, deviation: Double, over incumbent: Double) -> Double {
    guard deviation > 0 else { return max(mean - incumbent, 0) }
    let z = (mean - incumbent) / deviation
    return max(deviation * (z * NormalDistribution.below(z) + NormalDistribution.density(z)), 0)
  }

  /// Its derivatives by the mean, Φ(z), and by the standard deviation, φ(z).
  package static func slopes(
    mean: Double, deviation: Double, over incumbent: Double
  ) -> (mean: Double, deviation: Double) {
    let z = (mean - incumbent) / max(deviation, 1e-12)
    return (NormalDistribution.below(z), NormalDistribution.density(z))
  }
}
