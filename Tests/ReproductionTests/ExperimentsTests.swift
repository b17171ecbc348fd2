import Reproduction
import Testing

@Suite struct ExperimentsTests {
  @Test func evolutionBeatsRandomSearchOnTheTable() throws {
    let experiment = TableRegret()
    let random = mean(try experiment.ofRandomSearch())
    let evolution = mean(try experiment.ofRegularizedEvolution())
    #expect(abs(random - 0.449) <= 0.03)
    #expect(evolution <= 0.10)
  }

  @Test(arguments: [(2, 3, 9, 0.478, 0.703), (2, 10, 100, 0.956, 1.070), (5, 3, 8, 0.369, 0.602)])
  func randomSearchBeatsTheGridWhereOneVariableMatters(
    dimensions: Int, levels: Int, draws: Int, grid: Double, random: Double
  ) throws {
    let result = try GridVersusRandom(
      dimensions: dimensions, levels: levels, draws: draws, seeds: 0..<600
    ).run()
    #expect(abs(mean(result.grid) - grid) <= 0.02)
    #expect(abs(mean(result.random) - random) <= 0.02)
  }

  @Test func theExpectedRegretOfRandomSearchIsThatOfTheTable() throws {
    // E[best of S draws] by summing over the sorted table: (i/N)^S − ((i−1)/N)^S.
    let regret = 0.4326637
    let deviation = 0.2037258 / 200.0.squareRoot()
    let regrets = try TableRegret().ofRandomSearch()
    #expect(abs(mean(regrets) - regret) < 3 * deviation)
  }

  @Test func figuresAreJudgedByTheirBars() {
    let figure = Figure("x", bar: .surelyAtLeast(1))
    #expect(figure.result(of: [2, 2, 2, 2, 2]).isMet == true)
    #expect(figure.result(of: [0, 2, 2, 2, nil, 2]).isMet == false)
    #expect(figure.result(of: [2, 2, 2, 2, nil]).isMet == nil)
    #expect(Figure("y", bar: .atMost(1)).result(of: [1]).isMet == true)
    #expect(Figure("z").result(of: [1]).isMet == nil)
  }
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}
