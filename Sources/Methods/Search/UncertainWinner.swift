import Compute
import Foundation

/// The test accuracy of a model chosen by a validation accuracy that is itself uncertain.
///
/// The test accuracies of all who may be the best are mixed by how probably each of them is
/// (Bergstra & Bengio 2012, section 2.1): with validation accuracies v_i ~ N(v̂_i, V_i),
/// V_i = v̂_i(1 − v̂_i)/(n − 1), w_i = P(i is best), the mixture has mean μ = Σ w_i μ_i and
/// variance σ² = Σ w_i(μ_i² + σ_i²) − μ².
struct UncertainWinner: Hashable, Sendable, CustomStringConvertible {
  /// The mean μ of the mixture.
  let mean: Double
  /// Its standard deviation σ.
  let deviation: Double
  /// How probably each contender is the best; sums to 1.
  let weights: [Double]

  /// Mixes contenders; `nil` where there is none.
  ///
  /// - Parameter draws: How many times the validation accuracies are sampled to find the weights.
  init?(
    _ contenders: [(validation: Double, test: Double)], validationExamples: Int,
    testExamples: Int, draws: Int = 10_000
  ) {
    guard !contenders.isEmpty else { return nil }
    weights = Self.weights(
      of: contenders.map(\.validation), examples: validationExamples, draws: draws)
    var mean = 0.0
    var square = 0.0
    for (weight, contender) in zip(weights, contenders) {
      let spread = variance(of: contender.test, examples: testExamples)
      mean += weight * contender.test
      square += weight * (contender.test * contender.test + spread)
    }
    self.mean = mean
    deviation = max(0, square - mean * mean).squareRoot()
  }

  /// `0.9712 ± 0.0041`.
  var description: String { String(format: "%.4f ± %.4f", mean, deviation) }

  private static func weights(of accuracies: [Double], examples: Int, draws: Int) -> [Double] {
    var random = Random(seed: 0x3e57)
    let deviations = accuracies.map { variance(of: $0, examples: examples).squareRoot() }
    var wins = [Int](repeating: 0, count: accuracies.count)
    for _ in 0..<draws {
      var (winner, highest) = (0, -Double.infinity)
      for index in accuracies.indices {
        let sample = accuracies[index] + deviations[index] * random.normal()
        if sample > highest { (winner, highest) = (index, sample) }
      }
      wins[winner] += 1
    }
    return wins.map { Double($0) / Double(draws) }
  }
}

/// The variance of an accuracy counted on so many examples.
func variance(of accuracy: Double, examples: Int) -> Double {
  accuracy * (1 - accuracy) / Double(max(1, examples - 1))
}
