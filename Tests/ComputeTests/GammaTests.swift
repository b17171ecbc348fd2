import Compute
import Testing

@Suite struct GammaTests {
  private func moments(_ draw: (inout Random) -> Double) -> (mean: Double, variance: Double) {
    var random = Random(seed: 1)
    let values = (0..<20_000).map { _ in draw(&random) }
    let mean = values.reduce(0, +) / 20_000
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000)
  }

  /// Mean and variance of a gamma distribution of scale 1 are its shape.
  @Test(arguments: [1, 1.5, 4, 30]) func gammaHasItsMoments(shape: Double) {
    let (mean, variance) = moments { $0.gamma(shape) }
    #expect(abs(mean - shape) < 4 * (shape / 20_000).squareRoot())
    #expect(abs(variance - shape) < 0.1 * shape)
  }

  /// Mean a / (a + b), variance a b / (a + b)² (a + b + 1).
  @Test(arguments: [(1.0, 1.0), (5, 1), (1, 5), (2, 3), (40, 7)])
  func betaHasItsMoments(a: Double, b: Double) {
    let (mean, variance) = moments { $0.beta(a, b) }
    let sum = a + b
    let expected = a * b / (sum * sum * (sum + 1))
    #expect(abs(mean - a / sum) < 4 * (expected / 20_000).squareRoot())
    #expect(abs(variance - expected) < 0.06 * expected)
  }

  @Test func dirichletSumsToOneAndLeavesTheRest() {
    var random = Random(seed: 2)
    var numbers = [7, 1, 2, 1, 7.0]
    random.dirichlet(&numbers, in: 1..<4)
    let sum = numbers[1...3].reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
    #expect(numbers[0] == 7 && numbers[4] == 7)
    #expect(numbers[1...3].allSatisfy { $0 > 0 })
  }
}
