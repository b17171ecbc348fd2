import Compute
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct GPEITests {
  private func least(_ function: TestFunction, trials: Int, samples: Int = 0, seed: UInt64) throws
    -> Double
  {
    let world = SearchWorld(ShiftedFunctionProblem(function))
    var settings = GPEI.Settings()
    (settings.trials, settings.samples) = (trials, samples)
    var run = try SearchLoop<GPEI>(settings, world: world, seed: seed)
    var best = -Double.infinity
    while let step = try run.step(in: world) { best = max(best, step.outcome.score ?? best) }
    return -best
  }

  /// A scikit-learn process reaches .00049 after 100; random search 8.
  @Test func aBowlIsSolvedInFortyTrials() throws {
    for seed in UInt64(1)...3 {
      let value = try least(.sphere, trials: 40, seed: seed)
      #expect(value < 0.1, "seed \(seed): \(value)")
    }
  }

  @Test func hyperparametersCanBeIntegratedOver() throws {
    #expect(try least(.sphere, trials: 30, samples: 4, seed: 1) < 1)
  }

  @Test func theFirstPointsAreEven() throws {
    let world = SearchWorld(ShiftedFunctionProblem(.sphere))
    var run = try SearchLoop<GPEI>(GPEI.Settings(), world: world, seed: 1)
    for _ in 0..<8 { _ = try run.step(in: world) }
    let cube = UnitCube(world.space)
    let points = run.system.study.records.map { cube.point(of: $0.design) }
    for axis in 0..<5 { #expect(Set(points.map { Int($0[axis] * 8) }).count == 8) }
    #expect(run.system.startup == 11 && run.system.parameters.isEmpty)
  }

  /// Beyond 500 results, the best and the newest 250 are taken, each once.
  @Test func manyResultsAreThinned() throws {
    var study = Study<Configuration>(finals: FinalsPlan(count: 0), random: seeded(1))
    let space = SearchSpace([Dimension("x", .uniform(0...1))])
    for place in 0..<700 {
      _ = study.propose(UnitCube(space).configuration(at: [Double(place) / 700]))
      study.learn(Outcome(score: Double(place < 300 ? 1000 - place : place), cost: 1))
    }
    let data = try #require(Observations(of: study, in: OneHotCube(space)))
    #expect(data.values.count == 500)
    let places = data.points.map { Int(($0 * 700).rounded()) }
    #expect(places == Array(0..<250) + Array(450..<700))
  }

  @Test func failuresCountAsWorst() throws {
    var study = Study<Configuration>(finals: FinalsPlan(count: 0), random: seeded(1))
    let space = SearchSpace([Dimension("x", .uniform(0...1))])
    for score in [1.0, nil, 3] {
      _ = study.propose(UnitCube(space).configuration(at: [0.5]))
      study.learn(score.map { Outcome(score: $0, cost: 1) } ?? Outcome(failed: "no"))
    }
    let data = try #require(Observations(of: study, in: OneHotCube(space)))
    #expect(data.values[0] == data.values[1] && data.values[2] > 0)
    #expect(abs(data.mean - 5.0 / 3) < 1e-12)
  }

  /// A pending trial is believed, so the next one goes elsewhere.
  @Test func pendingTrialsAreBelieved() throws {
    let world = SearchWorld(ShiftedFunctionProblem(.sphere))
    var run = try SearchLoop<GPEI>(GPEI.Settings(), world: world, seed: 2)
    for _ in 0..<14 { _ = try run.step(in: world) }
    var search = run.system
    let first = search.ask(random: seeded(3))
    let second = search.ask(random: seeded(3))
    #expect(first != nil && first?.design != second?.design)
  }
}
