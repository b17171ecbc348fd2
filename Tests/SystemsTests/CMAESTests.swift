import Compute
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

/// Values from the library cmaes 0.13.1.
@Suite struct CMAESTests {
  @Test func constantsAreThoseOfTheReference() {
    let two = CMAESConstants(dimensions: 2, population: 6)
    expect(
      [
        two.effective, two.pathRate, two.rankOneRate, two.rankMuRate, two.sigmaRate,
        two.sigmaDamping, two.expectedLength,
      ],
      [
        2.0286114646100617, 0.6245545390268264, 0.1548153998964136, 0.057859085071916304,
        0.44620498737831715, 1.4462049873783172, 1.254272742818995,
      ])
    expect(
      two.weights,
      [
        0.6370425712412168, 0.28457025743803294, 0.07838717132075033, -0.28638378259655295,
        -0.7649580940851276, -1.1559817781589212,
      ])
    #expect(CMAESConstants.population(dimensions: 5) == 8)
    #expect(two.parents == 3)
  }

  /// Two generations of six points around the middle.
  @Test func generationsMoveAndStretchAsInTheReference() throws {
    let constants = CMAESConstants(dimensions: 2, population: 6)
    var distribution = SearchDistribution(around: [0.5, 0.5])
    try distribution.adapt(
      to: [[0.6, 0.5], [0.7, 0.45], [0.4, 0.55], [0.5, 0.8], [0.3, 0.2], [0.9, 0.1]], constants)
    expect(distribution.mean, [0.6127795914796532, 0.4896908456941359])
    expect([distribution.sigma], [0.14925982855022596])
    expect(
      distribution.covariance.values,
      [0.9830649361269728, 0.007992794893630292, 0.007992794893630292, 0.7566548830979021])
    expect(distribution.sigmaPath, [0.802500435842315, -0.07335636452552857])
    expect(distribution.path, [0.8932809595187333, -0.08165458953475987])
    try distribution.adapt(
      to: [[0.65, 0.5], [0.7, 0.5], [0.62, 0.4], [0.5, 0.5], [0.45, 0.6], [0.8, 0.7]], constants)
    expect(distribution.mean, [0.6618768977322791, 0.492161282867925])
    expect([distribution.sigma], [0.1347331476301121])
    expect(
      distribution.covariance.values,
      [0.8627168942591696, -0.009494759948492044, -0.009494759948492044, 0.6057664767705374])
    expect(distribution.path, [0.7696094929185335, -0.008807562262081466])
  }

  private func expect(_ values: [Double], _ expected: [Double]) {
    #expect(values.count == expected.count)
    for (value, other) in zip(values, expected) {
      #expect(abs(value - other) < 1e-10, "\(value) is not \(other)")
    }
  }

  @Test func drawsHaveTheCovariance() throws {
    let constants = CMAESConstants(dimensions: 2, population: 6)
    var distribution = SearchDistribution(around: [0.5, 0.5])
    try distribution.adapt(
      to: [[0.55, 0.52], [0.56, 0.53], [0.5, 0.5], [0.48, 0.5], [0.45, 0.5], [0.4, 0.5]], constants)
    let points = try distribution.draw(20_000, random: seeded(1))
    #expect(points.allSatisfy { $0.allSatisfy((0...1).contains) })
    let products = points.reduce(0.0) { sum, point in
      sum + (point[0] - distribution.mean[0]) * (point[1] - distribution.mean[1])
    }
    let scale = distribution.sigma * distribution.sigma
    #expect(abs(products / 20_000 / scale - distribution.covariance[0, 1]) < 0.03)
  }

  private func run(
    _ world: SearchWorld, trials: Int, seed: UInt64 = 1,
    evaluate: ((Trial<SearchCandidate<Configuration>>) -> Outcome)? = nil
  ) throws -> (system: CMAES, best: Double) {
    var settings = CMAES.Settings()
    settings.trials = trials
    var run = try SearchLoop<CMAES>(settings, world: world, seed: seed)
    var best = -Double.infinity
    while true {
      let step =
        try evaluate.map { evaluate in
          try run.step(in: world) { trial throws(Failure) in evaluate(trial) }
        } ?? run.step(in: world)
      guard let step else { break }
      best = max(best, step.outcome.score ?? best)
    }
    return (run.system, best)
  }

  @Test(arguments: [TestFunction.sphere, .rosenbrock])
  func functionsAreSolvedToManyDigits(function: TestFunction) throws {
    let world = SearchWorld(ShiftedFunctionProblem(function))
    let (system, best) = try run(world, trials: 4000)
    #expect(-best < 1e-9, "\(best)")
    #expect(system.restarts > 0, "it starts again once nothing more comes of it")
    #expect(system.history.entries.count <= 256)
  }

  /// Where all scores are the same, it starts again with twice as many points: after 10 + ⌈150 / 8⌉
  /// generations of 8, then 10 + ⌈150 / 16⌉ of 16.
  @Test func equalScoresAreAReasonToStartAgain() throws {
    let world = SearchWorld(ShiftedFunctionProblem(.sphere))
    let flat = { (_: Trial<SearchCandidate<Configuration>>) in Outcome(score: 1, cost: 1) }
    #expect(try run(world, trials: 8 * 29 - 1, evaluate: flat).system.restarts == 0)
    #expect(try run(world, trials: 8 * 29, evaluate: flat).system.population == 16)
    #expect(try run(world, trials: 8 * 29 + 16 * 20, evaluate: flat).system.population == 32)
  }

  @Test func failuresRankLast() throws {
    let world = SearchWorld(ShiftedFunctionProblem(.sphere))
    let problem = ShiftedFunctionProblem(.sphere)
    let (system, best) = try run(
      world, trials: 800,
      evaluate: { trial in
        if trial.id % 3 == 0 { return Outcome(failed: "no") }
        guard case .instant(let outcome) = problem.begin(trial, epochs: 1) else {
          return Outcome(failed: "no")
        }
        return outcome
      })
    #expect(-best < 0.1, "\(best)")
    #expect(system.study.records.count { $0.score == nil } == 267)
  }

  @Test func wordsAreWarnedOf() throws {
    let world = SearchWorld(CellProblem(on: .cifar10))
    var run = try SearchLoop<CMAES>(CMAES.Settings(), world: world, seed: 1)
    let step = try run.step(in: world)
    let notes = step?.report.entries.compactMap { entry in
      if case .note(.warning, let text) = entry { text } else { nil }
    }
    #expect(notes?.first?.contains("tpe is made for them") == true)
  }
}
