import Foundation

/// The normal distribution of mean 0 and variance 1.
public enum NormalDistribution {
  /// φ: the density.
  public static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * .pi).squareRoot() }

  /// Φ: the probability of a number below z.
  public static func below(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The probability of a number between two, exact in both tails.
  public static func between(_ low: Double, _ high: Double) -> Double {
    low > 0 ? below(-low) - below(-high) : below(high) - below(low)
  }
}
