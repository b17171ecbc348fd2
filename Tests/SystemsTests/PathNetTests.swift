import Compute
import Learning
import Methods
import Testing

@testable import Systems
@testable import Worlds

@Suite struct PathNetTests {
  private func digits() throws -> DigitPairWorld { try DigitPairWorld.open(WorldRequest()) }

  private let shape = ModuleShape(inputs: 3, layers: 2, modules: 4, units: 2, active: 2)

  /// A short run of two pairs.
  private func finished(_ change: (inout PathNet.Settings) -> Void = { _ in }) throws -> PathNet {
    var settings = PathNet.Settings()
    (settings.pairs, settings.generations, settings.window) = (2, 4, 20)
    change(&settings)
    return try PathNet.finished(settings, seed: 1)
  }

  @Test func learningBLeavesAExactlyAsItWas() throws {
    let end = try finished()
    #expect(end.records.count == 2 && end.run == nil)
    for record in end.records {
      let kept = try #require(record.kept)
      #expect(kept.before == kept.after)
      #expect(record.isFrozenUnchanged == true)
    }
    #expect(end.isKeptExactly)
  }

  /// Trained directly: frozen modules keep every bit, the others of the pathway change.
  @Test func onlyFreeModulesLearn() throws {
    let world = try digits()
    let shape = PathNet.Settings().shape(inputs: world.inputs)
    let fresh = ModuleBank(shape, random: Random(seed: 1))
    var (bank, compute) = (fresh, PathCompute())
    let frozen = Array(repeating: [0, 1], count: shape.layers)
    let pathway = Pathway(genes: Array(repeating: [1, 2, 2], count: shape.layers))
    let source = DigitSource(
      part: world.training, pair: DigitPair(first: 3, second: 7), noise: 0.3,
      random: Random(seed: 2))
    _ = try compute.train(
      &bank, ActiveModules(pathway, frozen: frozen), task: 1, on: source, batches: 0..<20, size: 16,
      rate: 0.02)
    #expect(bank.hasModules(frozen, of: fresh))
    let others = Array(repeating: Array(3..<10), count: shape.layers)
    #expect(bank.hasModules(others, of: fresh))
    for layer in 0..<shape.layers {
      #expect(bank.modules[layer][2] != fresh.modules[layer][2])
    }
    #expect(bank.readouts[0] == fresh.readouts[0])
    #expect(bank.readouts[1] != fresh.readouts[1])
  }

  /// The arm beside modules that never learned has A's places frozen, and nothing of A in them.
  @Test func untrainedModulesAreFrozenWhereThoseOfAWere() throws {
    let world = try PathNet.open(WorldRequest())
    var settings = PathNet.Settings()
    (settings.pairs, settings.generations, settings.window) = (1, 2, 10)
    var run = try LearnerRun<PathNet>(settings, world: world, seed: 1)
    while run.learner.run != nil, run.learner.arm != .untrained { _ = try run.step(in: world) }
    let learned = try #require(run.learner.learned)
    let before = try #require(run.learner.run)
    #expect(before.frozen == learned.pathway.modules)
    #expect(!before.bank.hasModules(before.frozen, of: learned.bank))
    _ = try run.step(in: world)
    let after = try #require(run.learner.run)
    #expect(after.bank.hasModules(before.frozen, of: before.bank))
  }

  @Test func fineTuningChangesTheModulesOfA() throws {
    let world = try PathNet.open(WorldRequest())
    var settings = PathNet.Settings()
    (settings.pairs, settings.generations, settings.window) = (1, 2, 10)
    var run = try LearnerRun<PathNet>(settings, world: world, seed: 1)
    while let _ = try run.step(in: world), run.learner.records[0].results.count < 5 {
      guard run.learner.arm == .fineTuned, let now = run.learner.run, now.generations > 0 else {
        continue
      }
      let before = try #require(run.learner.fixedLearned).bank
      #expect(!now.bank.hasModules(Pathway.fixed(run.learner.shape).modules, of: before))
    }
    #expect(run.learner.records[0].fineTuned != nil)
  }

  /// Two layers of two units: a linear map and a ReLU a module, then the sum.
  @Test func theForwardPassIsTheSumOfModules() {
    let bank = ModuleBank(shape, random: Random(seed: 3))
    let active = ActiveModules(Pathway(genes: [[1, 3], [2, 2]]), frozen: [[0], [2]])
    #expect(active.modules == [[0, 1, 3], [2]])
    var program = PathProgram(.init(shape: shape, slots: 4, rows: 1, isLearning: false))
    program.load(bank, active, task: 1)
    let input: [Float] = [0.3, -0.5, 0.9]
    let first = sum(of: [0, 1, 3].map { bank.modules[0][$0].values }, input)
    let second = sum(of: [bank.modules[1][2].values], first)
    let readout = bank.readouts[1].values
    let expected = linear(readout, second)
    for (value, other) in zip(program.logits(of: input), expected) {
      #expect(abs(value - other) < 1e-5)
    }
    #expect(abs(expected[0]) > 1e-3)
  }

  private func linear(_ values: [Float], _ x: [Float]) -> [Float] {
    (0..<2).map { unit in
      x.indices.reduce(values[2 * x.count + unit]) { $0 + values[unit * x.count + $1] * x[$1] }
    }
  }

  private func sum(of modules: [[Float]], _ x: [Float]) -> [Float] {
    modules.map { linear($0, x).map { max($0, 0) } }.reduce([0, 0]) {
      [$0[0] + $1[0], $0[1] + $1[1]]
    }
  }

  /// A gene is hit with probability 1 / (L N), and four of five steps move it.
  @Test(arguments: [true, false]) func mutationStaysInRangeAtTheStatedRate(wraps: Bool) {
    let shape = ModuleShape(inputs: 3, layers: 3, modules: 10, units: 2, active: 3)
    var (random, changed) = (Random(seed: 4), 0)
    let middle = Pathway(genes: Array(repeating: [4, 5, 6], count: 3))
    for _ in 0..<10_000 {
      var mutant = middle
      mutant.mutate(shape, wraps: wraps, random: &random)
      changed += zip(mutant.genes.joined(), middle.genes.joined()).count { $0 != $1 }
    }
    #expect(abs(Double(changed) / 10_000 - 0.8) < 0.03)
    var edge = Pathway(genes: Array(repeating: [0, 9, 0], count: 3))
    for _ in 0..<2000 {
      edge.mutate(shape, wraps: wraps, random: &random)
      #expect(edge.fits(shape))
    }
  }

  @Test func theLoserBecomesACopyOfTheWinner() {
    let shape = ModuleShape(inputs: 3, layers: 3, modules: 10, units: 2, active: 3)
    var random = Random(seed: 5)
    let pathways = (0..<4).map { _ in Pathway(shape, random: &random) }
    var (copies, distance) = (0, 0)
    for _ in 0..<300 {
      var population = PathwayPopulation(pathways)
      let (first, second) = population.drawTwo(&random)
      #expect(first != second)
      population.enter(0.9, of: first)
      population.enter(0.5, of: second)
      #expect(population.best == first)
      population.replace(second, byMutantOf: first, shape, wraps: true, random: &random)
      #expect(population.fitness[second] == nil && population.fitness[first] == 0.9)
      #expect(population.pathways[first] == pathways[first])
      let child = population.pathways[second]
      copies += child == pathways[first] ? 1 : 0
      distance += zip(child.genes.joined(), pathways[first].genes.joined()).count { $0 != $1 }
    }
    #expect(copies > 60 && copies < 200 && distance < 400)
  }

  /// Every state of a run passes the check of decoded states; with another count of steps none does.
  @Test func everyStateMakesSense() throws {
    let world = try PathNet.open(WorldRequest())
    var settings = PathNet.Settings()
    (settings.pairs, settings.generations, settings.window) = (2, 2, 2)
    var run = try LearnerRun<PathNet>(settings, world: world, seed: 1)
    let fresh = run.learner
    repeat {
      try run.learner.check(against: fresh, in: world, after: run.steps)
      #expect(throws: StateFlaw.self) {
        try run.learner.check(against: fresh, in: world, after: run.steps + 1)
      }
      #expect(run.learner.plannedSteps.map { $0 >= run.steps } == true)
    } while try run.step(in: world) != nil
    #expect(run.learner.run == nil)
  }

  @Test func tasksOfAPairShareNoDigit() throws {
    let world = try digits()
    for seed in 0..<50 {
      let digits = world.tasks(Random(seed: UInt64(seed))).flatMap { [$0.first, $0.second] }
      #expect(Set(digits).count == 4)
    }
  }

  @Test func withoutControlsThereAreTwoArms() throws {
    let end = try finished { $0.hasControls = false }
    #expect(end.records.map(\.results.count) == [2, 2])
    #expect(end.saved == nil && end.isKeptExactly)
    #expect(end.plannedSteps == end.steps)
  }

  @Test func entropyIsThatOfGenes() {
    let all = (0..<4).map { Pathway(genes: [[$0, $0], [$0, $0]]) }
    #expect(abs(PathwayPopulation(all).entropy(shape) - 2) < 1e-12)
    #expect(PathwayPopulation([all[0], all[0]]).entropy(shape) == 0)
  }

  /// Every state of a run with games makes sense too, and A is kept exactly there.
  @Test func gamesAreTasksLikeOthers() throws {
    let world = try PathNet.open(WorldRequest(name: "catch-pairs"))
    var settings = PathNet.Settings()
    (settings.pairs, settings.generations, settings.window) = (2, 2, 4)
    var run = try LearnerRun<PathNet>(settings, world: world, seed: 1)
    let fresh = run.learner
    while try run.step(in: world) != nil {
      try run.learner.check(against: fresh, in: world, after: run.steps)
    }
    #expect(run.learner.isKeptExactly)
    let names = run.learner.tasks(ofPair: 0, in: world).map(\.name)
    #expect(names[0] != names[1] && names.allSatisfy { $0.hasPrefix("drift") })
  }

  /// A fixed pathway learns to catch without drift: from a third of the balls to nearly all.
  @Test func aPathwayLearnsToCatch() throws {
    let shape = ModuleShape(
      inputs: CatchGame.Position.pixels, layers: 2, modules: 2, units: 20, active: 2)
    var (bank, compute) = (ModuleBank(shape, random: Random(seed: 1)), PathCompute())
    let active = ActiveModules(.fixed(shape), frozen: [[], []])
    let source = CatchSource(
      game: CatchGame(drift: 0, isMirrored: false), noise: 0, random: Random(seed: 2))
    #expect(compute.accuracy(bank, active, task: 0, on: source) < 0.5)
    _ = try compute.train(
      &bank, active, task: 0, on: source, batches: 0..<2000, size: 16, rate: 0.1)
    #expect(compute.accuracy(bank, active, task: 0, on: source) > 0.9)
  }
}
