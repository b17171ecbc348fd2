import Compute
import Testing
import Worlds

@Suite struct QuadraticTests {
  /// W = [[1, 2], [0, 1]], y = [3, 1], θ = [1, 2]: the residual is [2, 1].
  private let byHand = Quadratic(matrix: [1, 2, 0, 1], target: [3, 1], start: [1, 2])

  @Test func valueAndGradientAreAsWorkedOutByHand() {
    #expect(byHand.value(at: [1, 2]) == 5)
    #expect(byHand.gradient(at: [1, 2]) == [4, 10])
    #expect(byHand.value(at: [1, 1]) == 0)
    #expect(byHand.gradient(at: [1, 1]) == [0, 0])
  }

  @Test func theGradientIsTheSlope() {
    var random = Random(seed: 1)
    let function = Quadratic(random: &random)
    let gradient = function.gradient(at: function.start)
    for index in 0..<10 {
      // A central difference is exact for a quadratic function, but for rounding.
      var (low, high) = (function.start, function.start)
      low[index] -= 0.5
      high[index] += 0.5
      let slope = function.value(at: high) - function.value(at: low)
      #expect(abs(slope - gradient[index]) < 1e-3 * max(1, abs(slope)))
    }
  }

  /// E f(start) = 10 (1 + 10 · 0.1²) = 11.
  @Test func functionsStartAtElevenOnAverage() {
    let root = Random(seed: 2)
    var sum = 0.0
    for task in 0..<4000 {
      var random = root.stream(task)
      let function = Quadratic(random: &random)
      sum += Double(function.value(at: function.start))
    }
    #expect(abs(sum / 4000 - 11) < 0.3)
  }
}

@Suite struct XORTests {
  @Test(arguments: [
    ([0, 1, 1, 0], 16, true), ([1, 0, 0, 1], 0, false), ([0.5, 0.5, 0.5, 0.5], 4, false),
    ([0.25, 0.75, 0.75, 0.25], 9, true), ([0, 1, 1, 0.5], 12.25, false),
  ])
  func fitnessFollowsTheErrors(outputs: [Double], fitness: Double, isSolved: Bool) {
    let outputs = SIMD4(outputs)
    #expect(XOR.fitness(outputs) == fitness)
    #expect(XOR.isSolved(outputs) == isSolved)
  }

  @Test func targetsAreExclusiveOr() {
    let (a, b) = XOR.inputs
    #expect(SIMD4(repeating: 0).replacing(with: 1, where: a .!= b) == XOR.targets)
  }
}

@Suite struct GaussianShellTests {
  private let dataset = Dataset.gaussianShell(random: Random(seed: 1))

  @Test func halfOfThePointsAreOutside() throws {
    let test = try #require(dataset.officialTest).openAtTheEnd()
    #expect(dataset.pool.count == 2000 && test.count == 10_000)
    #expect(abs(Double(test.classCounts(2)[1]) / 10_000 - 0.5) < 0.02)
  }

  @Test func theClassIsWhichSideOfTheShellAPointIsOn() {
    for row in 0..<2000 {
      let sum = dataset.pool.inputs[row * 10..<row * 10 + 10].reduce(0) { $0 + $1 * $1 }
      #expect((sum > 9.34) == (dataset.pool.labels[row] == 1))
    }
  }

  /// Hastie, Tibshirani & Friedman: a single stump is hardly better than chance, 45.8 % wrong.
  @Test func oneFeatureSaysLittle() throws {
    let test = try #require(dataset.officialTest).openAtTheEnd()
    var right = 0
    for row in 0..<test.count {
      let isOutside = abs(test.inputs[row * 10]) > 1.5
      if isOutside == (test.labels[row] == 1) { right += 1 }
    }
    #expect((0.51..<0.58).contains(Double(right) / 10_000))
  }

  @Test func theSameSeedMakesTheSamePoints() {
    var used = Random(seed: 1)
    _ = used.normal()
    #expect(Dataset.gaussianShell(random: used).pool == dataset.pool)
    #expect(Dataset.gaussianShell(random: Random(seed: 2)).pool != dataset.pool)
  }
}
