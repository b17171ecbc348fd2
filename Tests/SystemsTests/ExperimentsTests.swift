import Systems
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
      dimensions: dimensions, levels: levels, draws: draws, seeds: 0..<2000
    ).run()
    #expect(abs(mean(result.grid) - grid) <= 0.02)
    #expect(abs(mean(result.random) - random) <= 0.02)
  }
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}
