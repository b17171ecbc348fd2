import Compute
import Learning
import Testing

@testable import Methods
@testable import Systems

@Suite struct GeneticCodeTests {
  /// The codes that the paper names for VGG, ResNet and DenseNet with four nodes.
  @Test func namedCodesHaveTheirGraphs() throws {
    let chain = try #require(GeneticCode("1-01-001")).stages[0]
    #expect((0..<4).map(chain.predecessors) == [[], [0], [1], [2]])
    let residual = try #require(GeneticCode("1-01-101")).stages[0]
    #expect((0..<4).map(residual.predecessors) == [[], [0], [1], [0, 2]])
    let dense = try #require(GeneticCode("1-11-111")).stages[0]
    #expect((0..<4).map(dense.predecessors) == [[], [0], [0, 1], [0, 1, 2]])
    #expect((0..<4).map(dense.successors) == [[1, 2, 3], [2, 3], [3], []])
  }

  @Test func everyCodeIsReadAsItWasWritten() throws {
    for index in 0..<512 {
      let code = GeneticCode(nodes: [3, 4], index: index)
      #expect(code.index == index)
      #expect(GeneticCode(code.description) == code)
    }
    #expect(GeneticCode(nodes: [3, 4], index: 0b100_101000).description == "1-00|1-01-000")
    for wrong in ["", "2", "1-0", "1-01|", "1-01-0011", "a"] { #expect(GeneticCode(wrong) == nil) }
  }

  @Test func isolatedNodesAreLeftOutAndAnEmptyStageIsOneConvolution() throws {
    let settings = GeneticCNN.Settings()
    func convolutions(_ code: String) throws -> [String] {
      settings.plan(for: try #require(GeneticCode(code)), classes: 10).nodes
        .filter { if case .convolution = $0.layer { true } else { false } }.map(\.name)
    }
    #expect(try convolutions("0-00|0-00-000") == ["s1_in", "s2_in"])
    #expect(
      try convolutions("0-10|0-00-000") == ["s1_in", "s1_n1", "s1_n3", "s1_out", "s2_in"])
  }

  /// Node 3 of `1-11` adds nodes 1 and 2, and the output takes node 3 alone.
  @Test func aStageAddsWhatFeedsItAndJoinsItsEnds() throws {
    let plan = GeneticCNN.Settings().plan(
      for: try #require(GeneticCode("1-11|0-00-000")), classes: 10)
    func inputs(_ name: String) -> [String]? { plan.nodes.first { $0.name == name }?.inputs }
    #expect(inputs("s1_n1") == ["s1_in_relu"])
    #expect(inputs("s1_n2") == ["s1_n1_relu"])
    #expect(inputs("s1_n3") == ["s1_n1_relu", "s1_n2_relu"])
    #expect(inputs("s1_out") == ["s1_n3_relu"])
  }

  @Test func everyCodeOfTheSpaceBuilds() throws {
    let data = try ChildData("optdigits", WorldRequest())
    for index in 0..<512 {
      let plan = GeneticCNN.Settings().plan(
        for: GeneticCode(nodes: [3, 4], index: index), classes: 10)
      #expect(try plan.network(for: data.shape).output == [10])
    }
  }
}

@Suite struct GenerationTests {
  private let codes = (0..<4).map { GeneticCode(nodes: [3, 4], index: $0 * 37) }

  @Test func theWorstIsNeverChosenAndEqualsAreChosenAlike() {
    var random = Random(seed: 1)
    let generation = Generation(codes: codes, fitness: [0.5, 0.2, 0.3, 0.8])
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 { counts[generation.select(&random)] += 1 }
    #expect(counts[1] == 0)
    // Shares of .3, 0, .1 and .6.
    #expect(zip(counts, [3000, 0, 1000, 6000]).allSatisfy { abs($0 - $1) < 200 })
    let equal = Generation(codes: codes, fitness: [0.4, 0.4, 0.4, 0.4])
    let draws = Set((0..<200).map { _ in equal.select(&random) })
    #expect(draws == [0, 1, 2, 3])
  }

  @Test func crossoverExchangesWholeStages() throws {
    let (first, second) = try (
      #require(GeneticCode("1-11|1-11-111")), #require(GeneticCode("0-00|0-00-000"))
    )
    var random = Random(seed: 3)
    var seen: Set<String> = []
    for _ in 0..<100 {
      seen.insert(GeneticCode.crossed(first, second, 0.5, random: &random).0.description)
    }
    #expect(seen == ["1-11|1-11-111", "1-11|0-00-000", "0-00|1-11-111", "0-00|0-00-000"])
  }

  @Test func mutationFlipsAsOftenAsItSays() {
    var random = Random(seed: 2)
    let zero = GeneticCode(nodes: [3, 4], index: 0)
    let flipped = (0..<2000).reduce(0) { sum, _ in
      sum + zero.mutated(0.1, random: &random).bits.count { $0 }
    }
    #expect(abs(Double(flipped) / 18_000 - 0.1) < 0.01)
    #expect(GeneticCode(nodes: [3, 4], index: 0b100_000001).changes(from: zero) == "+1.1-2 +2.3-4")
  }

  /// A code that is born again is known by the mean of its accuracies.
  @Test func accuraciesOfOneCodeAreAveraged() throws {
    let world = try GeneticCNN.open(WorldRequest())
    var settings = GeneticCNN.Settings()
    (settings.population, settings.generations, settings.hasControl) = (4, 2, false)
    (settings.finalists, settings.startsEmpty) = (0, true)
    var run = try SearchLoop<GeneticCNN>(settings, world: world, seed: 1)
    var scores = [0.1, 0.3, 0.5, 0.7].makeIterator()
    while run.system.rewards.count < 4,
      try run.step(in: world, evaluate: { _ in Outcome(score: scores.next() ?? 0, cost: 1) }) != nil
    {}
    let fitness = run.system.fitness(ofGeneration: 0)
    #expect(fitness.allSatisfy { abs($0 - 0.4) < 1e-12 })
  }

  @Test func anEnumerationTrainsEveryCodeAsOftenAsAsked() throws {
    let world = try GeneticCNN.open(WorldRequest())
    var settings = GeneticCNN.Settings()
    (settings.mode, settings.repeats, settings.finalists) = (.enumerate, 2, 0)
    settings.nodes = [3, 2, 0]
    var run = try SearchLoop<GeneticCNN>(settings, world: world, seed: 1)
    var steps = 0
    while try run.step(in: world, evaluate: { _ in Outcome(score: 0.5, cost: 1) }) != nil {
      steps += 1
    }
    #expect(steps == 32)
    #expect(run.system.plannedSteps == 32)
    #expect(Set(run.system.births.map(\.code)).count == 16)
    settings.nodes = [6, 6, 6]
    #expect(throws: Failure.self) {
      try GeneticCNN(settings, world: world, random: Random(seed: 1))
    }
  }
}
