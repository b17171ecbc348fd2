import Compute
import Learning
import Testing

@testable import Methods
@testable import Systems
@testable import Worlds

@Suite struct DNATests {
  private let task = ImageTask(
    shape: InputShape(height: 12, width: 12, channels: 1), classes: 10)
  private let limits = DNALimits()

  /// Chains of random mutations reach all eleven kinds, and every network on the way is built.
  @Test func everyChainOfMutationsBuilds() throws {
    var seen: Set<Mutation> = []
    for chain in 0..<1000 {
      var random = Random(seed: UInt64(chain))
      var dna = DNA()
      for _ in 0..<20 {
        let mutation = random.pick(Mutation.allCases)
        guard
          let child = dna.mutated(mutation, channels: 1, limits: limits, random: &random)
        else { continue }
        seen.insert(mutation)
        dna = child
      }
      #expect(dna.isWithin(limits) && isSound(dna))
      let network = try ChildPlan(nodes: dna.nodes(classes: 10)).network(for: task.shape)
      #expect(network.output == [10])
    }
    #expect(seen == Set(Mutation.allCases))
  }

  /// Skips lead from earlier places to later ones that are not their neighbours, each once.
  private func isSound(_ dna: DNA) -> Bool {
    let places = Dictionary(uniqueKeysWithValues: dna.order.enumerated().map { ($1, $0) })
    return Set(dna.skips).count == dna.skips.count
      && Set(dna.vertices.map(\.id)).count == dna.vertices.count
      && dna.skips.allSatisfy { skip in
        guard let source = places[skip.source], let target = places[skip.target] else {
          return false
        }
        return target - source > 1
      }
  }

  @Test func aLinearClassifierIsOneProduct() {
    #expect(DNA().description == "linear; rate 0.1")
    #expect(DNA().multiplications(in: task) == 1440)
    #expect(DNA().nodes(classes: 10).map(\.name) == ["classes"])
  }

  /// By hand: 9 products for each of 12 · 12 · 8 outputs, and 1,152 numbers to 10 classes.
  @Test func multiplicationsAreCounted() throws {
    var dna = DNA()
    dna.vertices = [.init(id: dna.newID(), convolution: .init(filters: 8), isRectified: true)]
    #expect(dna.multiplications(in: task) == 9 * 144 * 8 + 1152 * 10)
    #expect(dna.description == "3x3·8 r; rate 0.1")
  }

  @Test func numbersOfVerticesAreStableWhenOthersComeAndGo() throws {
    var dna = DNA()
    for _ in 0..<3 {
      dna.vertices.append(
        .init(id: dna.newID(), convolution: .init(filters: 4), isRectified: true))
    }
    dna.skips = [.init(source: DNA.image, target: 1), .init(source: 0, target: 2)]
    #expect(dna.description.contains("image → 2, 1 → 3"))
    var shorter = dna
    shorter.remove(at: 0)
    // The image feeds vertex 1 already; the skip from vertex 0 now begins at the image.
    #expect(shorter.skips == [.init(source: DNA.image, target: 2)])
    #expect(shorter.vertices.map(\.id) == [1, 2])
    #expect(
      shorter.nodes(classes: 10).filter { $0.name == "v2" }.first?.inputs == ["v1_relu", "input"])
  }

  @Test func insertedConvolutionsHaveAtLeastFourFilters() throws {
    var random = Random(seed: 1)
    for _ in 0..<20 {
      let child = try #require(
        DNA().mutated(.insertConvolution, channels: 1, limits: limits, random: &random))
      #expect(child.vertices[0].convolution?.filters == 4)
    }
    let wide = try #require(
      DNA().mutated(.insertConvolution, channels: 6, limits: limits, random: &random))
    #expect(wide.vertices[0].convolution?.filters == 6)
  }
}

@Suite struct LargeScaleEvolutionTests {
  private func settings(_ change: (inout LargeScaleEvolution.Settings) -> Void = { _ in })
    -> LargeScaleEvolution.Settings
  {
    var settings = LargeScaleEvolution.Settings()
    (settings.population, settings.individuals, settings.steps) = (4, 12, 3)
    change(&settings)
    return settings
  }

  /// An identity child starts with the very weights of its parent, and what it starts with is what
  /// its parent ended with.
  @Test func childrenGoOnWhereTheirParentsEnded() throws {
    let world = try LargeScaleEvolution.open(WorldRequest())
    var run = try SearchLoop<LargeScaleEvolution>(
      settings { ($0.onlyTrains, $0.hasControl) = (true, false) }, world: world, seed: 1)
    var (untrained, trained): ([Int: Double], [Int: Double]) = ([:], [:])
    while let step = try run.step(in: world) {
      let candidate = step.trial.candidate
      guard candidate.purpose == .search else { continue }
      untrained[step.trial.id] = step.outcome["untrained"]
      trained[step.trial.id] = step.outcome.score
      guard let parent = candidate.parent else { continue }
      #expect(untrained[step.trial.id] == trained[parent])
      #expect(candidate.design.dna == DNA() && candidate.design.trainings > 1)
    }
    #expect(trained.count == 12)
  }

  @Test func theWorseOfTwoDiesAndTheLivingStayAsMany() throws {
    let world = try LargeScaleEvolution.open(WorldRequest())
    var run = try SearchLoop<LargeScaleEvolution>(
      settings { ($0.hasFinals, $0.window, $0.individuals) = (false, 1, 60) }, world: world, seed: 1
    )
    var score = 0.0
    while try run.step(
      in: world,
      evaluate: { _ in
        score += 0.001
        return Outcome(score: score, cost: 1)
      }) != nil
    {}
    #expect(run.system.living.map(\.count) == [4, 4])
    // Later individuals are better, so selection keeps the latest; the random walk does not.
    let means = run.system.living.map { $0.reduce(0, +) / $0.count }
    #expect(means[0] > means[1])
    #expect(run.system.study.told == 60 + 56)
  }

  /// Nobody inherits after a reset, in the control, or from one that has no weights.
  @Test func whoInheritsNamesItsParent() throws {
    let world = try LargeScaleEvolution.open(WorldRequest())
    let settings = settings { ($0.hasFinals, $0.individuals) = (false, 100) }
    var run = try SearchLoop<LargeScaleEvolution>(settings, world: world, seed: 2)
    while let step = try run.step(
      in: world, evaluate: { Outcome(score: $0.id % 7 == 0 ? .nan : 0.5, cost: 1) })
    {
      let candidate = step.trial.candidate
      let plan = settings.plan(for: candidate, classes: 10)
      #expect(plan.parent == (candidate.design.inherits ? candidate.parent : nil))
      if candidate.design.mutation == .reset || candidate.arm != nil
        || (candidate.parent ?? 1) % 7 == 0
      {
        #expect(plan.parent == nil && candidate.design.trainings == 1)
      }
      #expect(run.system.heldTrials.isSuperset(of: run.pending.compactMap(\.candidate.parent)))
    }
  }

  @Test func theBestIsTestedAsItIs() throws {
    let world = try LargeScaleEvolution.open(WorldRequest())
    var run = try SearchLoop<LargeScaleEvolution>(
      settings { $0.hasControl = false }, world: world, seed: 3)
    var tests: [(score: Double?, cost: Double)] = []
    while let step = try run.step(in: world) {
      if case .test = step.trial.candidate.purpose {
        tests.append((step.outcome.score, step.outcome.cost))
      }
    }
    #expect(tests.count == 1 && tests[0].cost == 0)
    #expect((tests[0].score ?? 0) > 0.05)
  }
}
