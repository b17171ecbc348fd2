import Compute
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct BBOBWorldTests {
  @Test func everyFunctionIsAWorldOfEverySampler() throws {
    let names = RandomSearch.worlds.names.filter { $0.hasPrefix("bbob-") }
    #expect(names.count == 24 * 3)
    #expect(Set(names).count == names.count)
    for name in names {
      let world = try TPE.open(WorldRequest(name: name))
      #expect(world.objective.isMinimised)
      #expect(name.hasSuffix("-\(world.space.dimensions.count)d"))
    }
    for name in ["bbob-f25-2d", "bbob-f1-4d", "bbob-f0-2d", "bbob-f1"] {
      #expect(throws: Failure.self) { try TPE.open(WorldRequest(name: name)) }
    }
  }

  /// Scores are COCO's values, negated, and regret is what is above the least of them.
  @Test func scoresAreValuesOfTheFunction() throws {
    let world = try RandomSearch.open(WorldRequest(name: "bbob-f8-3d"))
    let function = BBOBInstance(.rosenbrock, dimensions: 3)
    #expect(world.optimum == -149.15)
    var settings = RandomSearch.Settings()
    settings.trials = 20
    var run = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    var count = 0
    while let step = try run.step(in: world) {
      let x = try (1...3).map { try #require(step.trial.candidate.design.number("x\($0)")) }
      #expect(step.outcome.score == 0 - function.value(at: x))
      count += 1
    }
    #expect(count == 20)
  }

  /// A fit of the surface finds the bowl of f1 to a hundredth within 40 values.
  @Test func samplersComeNearTheLeastValue() throws {
    let world = try GPEI.open(WorldRequest(name: "bbob-f1-2d"))
    var settings = GPEI.Settings()
    settings.trials = 40
    var run = try SearchLoop<GPEI>(settings, world: world, seed: 1)
    var best = -Double.infinity
    while let step = try run.step(in: world) { best = max(best, step.outcome.score ?? best) }
    let regret = (world.optimum ?? 0) - best
    #expect(regret >= 0 && regret < 0.01)
  }
}
