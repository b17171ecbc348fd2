import Compute
import Learning
import Testing

@testable import Methods
@testable import Systems
@testable import Worlds

@Suite struct CoevolutionTests {
  private let shape = InputShape(height: 12, width: 12, channels: 1)

  /// Of 10,000 random assemblies, after generations of drift, nine in ten are networks, and every
  /// other one has a reason, with which it fails at once.
  @Test func assembliesAreNetworksOrSayWhyNot() throws {
    let settings = CoDeepNEAT.Settings()
    let world = try CoDeepNEAT.open(WorldRequest())
    let data = world.data
    var (count, flaws) = (0, [String: Int]())
    for seed in 0..<53 {
      let random = Random(seed: UInt64(seed))
      var coevolution = Coevolution(settings.rules, random: random.stream("first"))
      for generation in 0..<8 {
        let random = random.stream(generation)
        let assemblies = coevolution.assemblies(random: random.stream("assembly"))
        count += assemblies.count
        for assembly in assemblies {
          guard let flaw = settings.flaw(of: assembly, for: data.shape, classes: data.classes)
          else { continue }
          flaws[flaw, default: 0] += 1
          let trial = SearchLoop<CoDeepNEAT>.trial(0, SearchCandidate(assembly), of: random)
          let result = try SearchLoop<CoDeepNEAT>.evaluate(
            trial, settings, in: TrialContext(world: world))
          #expect(!flaw.isEmpty && result.outcome.status == .failed(flaw))
          #expect(result.outcome.score == nil && result.network == nil)
        }
        var chance = random.stream("fitness")
        coevolution.attribute(assemblies.map { _ in chance.uniform() }, to: assemblies)
        coevolution.breed(random: random.stream("breeding"))
      }
    }
    #expect(count == 10_176)
    let failed = flaws.values.reduce(0, +)
    #expect(failed > 0 && Double(failed) < 0.1 * Double(count), "\(flaws)")
  }

  /// By hand: a module in two networks has the mean of both; one in none has no fitness.
  @Test func fitnessIsTheMeanOfWhatAPartIsIn() {
    var rules = CoevolutionRules()
    (rules.modules, rules.blueprints, rules.networksPerBlueprint) = (4, 2, 1)
    var coevolution = Coevolution(rules, random: Random(seed: 3))
    func assembly(_ blueprint: Int, _ modules: [Int]) -> Assembly {
      Assembly(
        id: blueprint, blueprint: coevolution.blueprints.members[blueprint].genome,
        parts: modules.map {
          .init(species: $0, id: $0, module: coevolution.modules.members[$0].genome)
        })
    }
    let assemblies = [assembly(0, [0, 1]), assembly(0, [0, 2]), assembly(1, [2])]
    coevolution.attribute([0.2, 0.6, 0.8], to: assemblies)
    let fitness = coevolution.modules.members.map(\.fitness)
    #expect(fitness[0] == 0.4 && fitness[1] == 0.2 && fitness[2] == 0.7 && fitness[3] == nil)
    #expect(coevolution.blueprints.members.map(\.fitness) == [0.4, 0.8])
  }

  /// Whatever happens, every species has a member, and the population stays as large.
  @Test func speciesNeverDangle() {
    var rules = CoevolutionRules()
    (rules.addNode, rules.addEdge, rules.respecies) = (0.5, 0.5, 0.8)
    var coevolution = Coevolution(rules, random: Random(seed: 5))
    for generation in 0..<30 {
      let random = Random(seed: 9).stream(generation)
      let assemblies = coevolution.assemblies(random: random)
      coevolution.attribute(assemblies.map { _ in 0 }, to: assemblies)
      coevolution.breed(random: random)
      #expect(coevolution.modules.members.count == 9 && coevolution.blueprints.members.count == 6)
      for species in 0..<2 {
        #expect(!coevolution.modules.places(ofSpecies: species).isEmpty)
        #expect(!coevolution.blueprints.places(ofSpecies: species).isEmpty)
      }
      let ids = coevolution.modules.members.map(\.id)
      #expect(Set(ids).count == ids.count)
    }
  }

  /// Equal changes of a generation get equal markings, and graphs stay without cycles.
  @Test func graphsGrowWithoutCycles() {
    var random = Random(seed: 2)
    let gene = SpeciesGene(species: 0)
    var innovations = GraphGenome<SpeciesGene>.innovations
    var (one, other) = (GraphGenome(gene), GraphGenome(gene))
    var (first, second) = (random.stream(1), random.stream(1))
    one.addNode(gene, &innovations, random: &first)
    other.addNode(gene, &innovations, random: &second)
    #expect(one == other && one.nodes.map(\.id) == [2, 3])
    for _ in 0..<40 {
      one.addEdge(&innovations, random: &random)
      if one.nodes.count < 12 { one.addNode(gene, &innovations, random: &random) }
      #expect(one.order.count == one.nodes.count, "a cycle")
    }
    #expect(Set(one.edges.map { [$0.source, $0.target] }).count == one.edges.count)
  }

  /// Two branches of 12x12 and 6x6 meet in 6x6: the larger is pooled down.
  @Test func branchesMeetPooledDown() throws {
    var random = Random(seed: 1)
    var gene = LayerGene(.init(), random: &random)
    (gene.filters, gene.isPooled, gene.dropout) = (4, true, 0)
    var module = Module(gene)
    var innovations = Module.innovations
    gene.isPooled = false
    var stream = Random(seed: 4)
    while module.nodes.count < 2 { module.addNode(gene, &innovations, random: &stream) }
    while module.sources(of: Module.output).count < 2 {
      module.addEdge(&innovations, random: &stream)
    }
    var blueprint = NetworkBlueprint(species: 1, random: &random)
    blueprint.rate = 0.1
    let assembly = Assembly(
      id: 0, blueprint: blueprint, parts: [.init(species: 0, id: 0, module: module)])
    let network = try ChildPlan(nodes: assembly.nodes(classes: 10)).network(for: shape)
    #expect(network.summaries.last?.input.dimensions.prefix(2) == [6, 6])
  }
}

@Suite struct CoDeepNEATTests {
  /// Both arms train as many, from the same first networks.
  @Test func theControlTrainsAsMany() throws {
    let world = try CoDeepNEAT.open(WorldRequest())
    var settings = CoDeepNEAT.Settings()
    (settings.generations, settings.finalists) = (2, 0)
    var run = try SearchLoop<CoDeepNEAT>(settings, world: world, seed: 1)
    while try run.step(in: world, evaluate: { Outcome(score: Double($0.id % 5), cost: 1) }) != nil {
    }
    let arms = [0, 1].map { arm in
      run.system.study.records.filter { $0.arms == [arm] }.map(\.design)
    }
    #expect(arms.map(\.count) == [48, 48])
    #expect(Array(arms[0].prefix(24)) == Array(arms[1].prefix(24)))
    #expect(arms[0] != arms[1])
  }

  @Test func whatIsNoNetworkCountsZero() throws {
    let world = try CoDeepNEAT.open(WorldRequest())
    var settings = CoDeepNEAT.Settings()
    settings.multiplications = 1
    var run = try SearchLoop<CoDeepNEAT>(settings, world: world, seed: 1)
    for _ in 0..<10 {
      let step = try run.step(in: world)
      #expect(step?.outcome.status == .failed("it takes more than 1 multiplications an example"))
    }
    #expect(run.system.populations.flatMap(\.scores) == Array(repeating: 0, count: 10))
  }

  @Test func tooManySpeciesAreRefused() throws {
    let world = try CoDeepNEAT.open(WorldRequest())
    var settings = CoDeepNEAT.Settings()
    (settings.rules.blueprints, settings.rules.species) = (3, 4)
    #expect(throws: Failure.self) {
      try CoDeepNEAT(settings, world: world, random: Random(seed: 1))
    }
  }
}
