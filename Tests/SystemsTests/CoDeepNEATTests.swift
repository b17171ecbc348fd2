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
    let data = try #require(world.examples)
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
    var gene = ConvolutionGene(LayerBounds(), random: &random)
    (gene.filters, gene.isPooled, gene.dropout) = (4, true, 0)
    var module = Module(.convolution(gene))
    var innovations = Module.innovations
    gene.isPooled = false
    var stream = Random(seed: 4)
    while module.nodes.count < 2 {
      module.addNode(.convolution(gene), &innovations, random: &stream)
    }
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

@Suite struct AssembledReaderTests {
  private static let rules = CoevolutionRules()

  /// A module of two layers side by side, of few and of many units, whose outputs a third one reads.
  private static func module(isSummed: Bool) -> Module {
    var random = Random(seed: 1)
    var gene = RecurrentGene(LayerBounds(), random: &random)
    (gene.isLSTM, gene.isRectified, gene.dropout, gene.isSummed) = (false, false, 0, isSummed)
    gene.isWide = true
    var module = Module(.recurrent(gene))
    var innovations = Module.innovations
    gene.isWide = false
    var stream = Random(seed: 4)
    while module.nodes.count < 3 {
      module.addNode(.recurrent(gene), &innovations, random: &stream)
    }
    for _ in 0..<20 { module.addEdge(&innovations, random: &stream) }
    return module
  }

  private static func reader(_ module: Module, symbols: Int = 5) throws -> AssembledReader {
    var random = Random(seed: 7)
    let blueprint = NetworkBlueprint(species: 1, .text, random: &random)
    let assembly = Assembly(
      id: 0, blueprint: blueprint, parts: [.init(species: 0, id: 0, module: module)])
    return try #require(AssembledReader(assembly, symbols: symbols, bounds: LayerBounds()))
  }

  /// Sums are as wide as the widest of what they add up, joins as all together.
  @Test func mergesAreAsWideAsTheyShould() throws {
    let summed = try Self.reader(Self.module(isSummed: true))
    let joined = try Self.reader(Self.module(isSummed: false))
    for (one, other) in zip(summed.layers, joined.layers) {
      let widths = one.sources.map(summed.width)
      #expect(summed.inputs(of: one) == widths.max())
      #expect(joined.inputs(of: other) == widths.reduce(0, +))
    }
    #expect(summed.layers.contains { $0.sources.count > 1 })
    // What is recorded has the shapes that are counted.
    for reader in [summed, joined] {
      let weights = reader.memoryWidths[0] * 5 + 5 + 5 * reader.genes.embedding
      let layers = reader.layers.reduce(0) { $0 + (reader.inputs(of: $1) + 1) * $1.units }
      #expect(reader.parameterCount == weights + layers)
    }
  }

  /// By hand: an LSTM of 16 units on an embedding has 4 x 16 x (embedding + 16) multiplications, and
  /// the layer behind it 16 a symbol.
  @Test func multiplicationsAreCounted() throws {
    var random = Random(seed: 1)
    var gene = RecurrentGene(LayerBounds(), random: &random)
    (gene.isLSTM, gene.isWide) = (true, false)
    let reader = try Self.reader(Module(.recurrent(gene)))
    #expect(reader.multiplications == 64 * (reader.genes.embedding + 16) + 16 * 5)
    #expect(reader.memoryWidths == [16, 16, 16])
  }

  /// Without LSTM nothing is remembered: the same symbol has the same successors, whatever came
  /// before.
  @Test(arguments: [true, false])
  func onlyLSTMsRemember(isLSTM: Bool) throws {
    var random = Random(seed: 1)
    var gene = RecurrentGene(LayerBounds(), random: &random)
    gene.isLSTM = isLSTM
    let reader = try Self.reader(Module(.recurrent(gene)))
    var parameters = reader.initialParameters(random: Random(seed: 3))
    var program = TextProgram(reader, rows: 2, length: 3)
    var state = program.blank
    // Two texts that end alike, [length, rows].
    program.run(&parameters, [0, 3, 1, 4, 2, 2], successors: [1, 1, 1, 1, 1, 1], from: &state)
    let logits = program.logits
    #expect((Array(logits.prefix(5)) == Array(logits.suffix(5))) == !isLSTM)
  }

  /// After generations of drift, nine in ten of the assemblies can be recorded, and their plans come
  /// back from words.
  @Test func assembliesReadText() throws {
    let settings = CoDeepNEAT.Settings()
    var (count, flaws) = (0, 0)
    for seed in 0..<6 {
      let random = Random(seed: UInt64(seed))
      var coevolution = Coevolution(settings.rules, .text, random: random.stream("first"))
      for generation in 0..<8 {
        let random = random.stream(generation)
        let assemblies = coevolution.assemblies(random: random.stream("assembly"))
        for assembly in assemblies {
          let reader = try #require(settings.reader(of: assembly, symbols: 60))
          count += 1
          flaws += settings.flaw(of: assembly, as: reader) == nil ? 0 : 1
          #expect(reader.isSound && AssembledReader.decoded(from: reader.words) == reader)
          if count % 50 == 0 { #expect(reader.parameterCount > 0) }
        }
        var chance = random.stream("fitness")
        coevolution.attribute(assemblies.map { _ in chance.uniform() }, to: assemblies)
        coevolution.breed(random: random.stream("breeding"))
      }
    }
    #expect(count == 1152 && Double(flaws) < 0.1 * Double(count))
  }

  /// What the network computes leaves for other programs, and says the same there.
  @Test func networksLeave() throws {
    let reader = try Self.reader(Self.module(isSummed: true), symbols: 4)
    let parameters = reader.initialParameters(random: Random(seed: 1))
    let network = TrainedNetwork(
      .cell(reader.words), parameters, classes: ["a", "b", "c", "d"], epoch: 1,
      trainedOn: .training)
    #expect(try CoDeepNEAT.model(of: network).languageModel != nil)
    let damaged = TrainedNetwork(
      .cell("{}"), parameters, classes: ["a"], epoch: 1, trainedOn: .training)
    #expect(throws: ModelGraphError.self) { try CoDeepNEAT.model(of: damaged) }
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
