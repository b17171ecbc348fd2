import Compute
import Testing

@testable import Methods

@Suite struct RegressionTests {
  /// y = 1 + 2a − 3ab, and its negative, are within the model.
  private func data(_ count: Int) -> (rows: [[Double]], outputs: [[Double]]) {
    var random = Random(seed: 1)
    let rows = (0..<count).map { _ in [random.normal(), random.normal() + 5] }
    return (
      rows,
      rows.map { row in
        let y = 1 + 2 * row[0] - 3 * row[0] * row[1]
        return [y, -y]
      }
    )
  }

  @Test func ridgeFindsAQuadratic() throws {
    let (rows, outputs) = data(50)
    let ridge = try QuadraticRidge(rows, outputs, penalty: 1e-8)
    let answer = ridge.predict([0.5, 4])
    #expect(abs(answer[0] - (1 + 1 - 6)) < 1e-5 && abs(answer[1] - 4) < 1e-5)
  }

  /// Infinitely dear weights leave the mean.
  @Test func theConstantIsNotPenalised() throws {
    let (rows, outputs) = data(50)
    let ridge = try QuadraticRidge(rows, outputs, penalty: 1e12)
    let mean = outputs.reduce(0) { $0 + $1[0] } / 50
    #expect(abs(ridge.predict([0, 0])[0] - mean) < 1e-6 * abs(mean) + 1e-6)
  }

  @Test func aTreeAsksTheBestQuestion() {
    let rows = [[1.0, 0], [2, 0], [3, 0], [4, 0]]
    let outputs = [[0.0], [0], [10], [10]]
    let tree = RegressionTree(rows, outputs, terms: .init(depth: 1), random: Random(seed: 1))
    #expect(tree.predict([2.4, 0]) == [0])
    #expect(tree.predict([2.5, 0]) == [10])
    let root = RegressionTree(rows, outputs, terms: .init(depth: 0), random: Random(seed: 1))
    #expect(root.predict([1, 0]) == [5])
    let wide = RegressionTree(
      rows, outputs, terms: .init(depth: 5, leaf: 3), random: Random(seed: 1))
    #expect(wide.predict([1, 0]) == [5], "no leaf of three on both sides")
  }

  @Test func aForestIsTheMeanOfItsTrees() {
    let (rows, outputs) = data(200)
    let terms = RegressionTree.Terms(depth: 9, leaf: 4)
    let forest = RegressionForest(rows, outputs, trees: 15, terms: terms, random: Random(seed: 2))
    func error(_ regressor: any Regressor) -> Double {
      rows.indices.reduce(0) { sum, index in
        let miss = regressor.predict(rows[index])[0] - outputs[index][0]
        return sum + miss * miss
      }
    }
    let constant = RegressionTree(rows, outputs, terms: .init(depth: 0), random: Random(seed: 2))
    #expect(error(forest) < 0.2 * error(constant))
  }

  @Test func neighboursAreThoseInStandardisedFeatures() {
    // The second feature is in thousands: unscaled, it alone would count.
    let rows = [[0.0, 0], [0.1, 3000], [1, 100], [1.1, 2900]]
    let outputs = [[1.0], [1], [5], [5]]
    let nearest = NearestMean(rows, outputs, neighbours: 2)
    #expect(nearest.predict([0.05, 1500]) == [1])
    #expect(nearest.predict([1.05, 1500]) == [5])
  }
}
