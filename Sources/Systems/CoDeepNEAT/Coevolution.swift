import Compute
import Methods

/// Blueprints and modules that evolve together: a network's fitness is that of all its parts.
struct Coevolution: Codable, Sendable {
  private(set) var blueprints: SpeciatedGenomes<NetworkBlueprint>
  private(set) var modules: SpeciatedGenomes<Module>
  private var blueprintInnovations: Markings
  private var moduleInnovations: Markings
  let rules: CoevolutionRules
  /// What layers are drawn from.
  let table: LayerTable

  /// The next markings; equal changes of one generation get equal ones.
  private struct Markings: Codable, Sendable {
    var gene: Int
    var node: Int

    init(_ innovations: Innovations) { (gene, node) = (innovations.nextGene, innovations.nextNode) }

    func isFree(nodes: [Int], genes: [Int]) -> Bool {
      nodes.allSatisfy { $0 < node } && genes.allSatisfy { $0 < gene } && max(node, gene) < 1 << 50
    }

    var generation: Innovations { Innovations(nextGene: gene, nextNode: node) }
  }

  /// Whether the next markings are those of no gene that there is.
  var hasFreeMarkings: Bool {
    let graphs = blueprints.members.map(\.genome.graph)
    let layers = modules.members.map(\.genome)
    return blueprintInnovations.isFree(
      nodes: graphs.flatMap { $0.nodes.map(\.id) },
      genes: graphs.flatMap { $0.edges.map(\.innovation) })
      && moduleInnovations.isFree(
        nodes: layers.flatMap { $0.nodes.map(\.id) },
        genes: layers.flatMap { $0.edges.map(\.innovation) })
  }

  /// First genomes: modules of one layer and blueprints of one node.
  init(_ rules: CoevolutionRules, _ table: LayerTable = .images, random: Random) {
    (self.rules, self.table) = (rules, table)
    modules = SpeciatedGenomes(
      (0..<rules.modules).map { place in
        var random = random.stream("modules").stream(place)
        return Module(LayerGene(table, rules.bounds, random: &random))
      }, species: rules.species, Self.distance)
    blueprints = SpeciatedGenomes(
      (0..<rules.blueprints).map { place in
        var random = random.stream("blueprints").stream(place)
        return NetworkBlueprint(
          species: rules.species, table, rules.bounds, random: &random)
      }, species: rules.species, Self.distance)
    blueprintInnovations = Markings(GraphGenome<SpeciesGene>.innovations)
    moduleInnovations = Markings(Module.innovations)
  }

  /// The networks of a generation: each blueprint several times, with modules drawn anew.
  func assemblies(random: Random) -> [Assembly] {
    blueprints.members.flatMap { member in
      (0..<rules.networksPerBlueprint).map { number in
        var random = random.stream(member.id).stream(number)
        return assembly(of: member, random: &random)
      }
    }
  }

  private func assembly(
    of member: SpeciatedGenomes<NetworkBlueprint>.Member, random: inout Random
  ) -> Assembly {
    let named = Set(member.genome.graph.nodes.map(\.gene.species)).sorted()
    let parts = named.map { species in
      let module = modules.members[random.pick(modules.places(ofSpecies: species))]
      return Assembly.Part(species: species, id: module.id, module: module.genome)
    }
    return Assembly(id: member.id, blueprint: member.genome, parts: parts)
  }

  /// Gives every blueprint and module the mean fitness of the networks that it was part of.
  mutating func attribute(_ fitness: [Double], to assemblies: [Assembly]) {
    for place in blueprints.members.indices {
      let id = blueprints.members[place].id
      blueprints.members[place].fitness = Self.mean(
        zip(assemblies, fitness).filter { $0.0.id == id }.map(\.1))
    }
    for place in modules.members.indices {
      let id = modules.members[place].id
      modules.members[place].fitness = Self.mean(
        zip(assemblies, fitness).filter { entry in entry.0.parts.contains { $0.id == id } }
          .map(\.1))
    }
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The next generation of both.
  mutating func breed(random: Random) {
    let (rules, table) = (rules, table)
    var layers = moduleInnovations.generation
    modules.breed(Self.distance, random: random.stream("modules")) { fitter, other, random in
      var child =
        random.chance(rules.crossover) ? fitter.crossed(with: other, random: &random) : fitter
      child.change { $0.mutate(rules.bounds, rate: rules.geneRate, random: &random) }
      if random.chance(rules.addNode) {
        child.addNode(LayerGene(table, rules.bounds, random: &random), &layers, random: &random)
      }
      if random.chance(rules.addEdge) { child.addEdge(&layers, random: &random) }
      return child
    }
    moduleInnovations = Markings(layers)
    var plans = blueprintInnovations.generation
    blueprints.breed(Self.distance, random: random.stream("blueprints")) { fitter, other, random in
      var child = fitter
      if random.chance(rules.crossover) {
        child.graph = fitter.graph.crossed(with: other.graph, random: &random)
      }
      Self.mutate(&child, rules, &plans, &random)
      return child
    }
    blueprintInnovations = Markings(plans)
  }

  private static func mutate(
    _ blueprint: inout NetworkBlueprint, _ rules: CoevolutionRules,
    _ innovations: inout Innovations, _ random: inout Random
  ) {
    blueprint.mutateGlobals(rules.bounds, random: &random)
    blueprint.graph.change { gene in
      if random.chance(rules.respecies) { gene.species = random.below(rules.species) }
    }
    if random.chance(rules.addNode) {
      let gene = SpeciesGene(species: random.below(rules.species))
      blueprint.graph.addNode(gene, &innovations, random: &random)
    }
    if random.chance(rules.addEdge) { blueprint.graph.addEdge(&innovations, random: &random) }
  }

  private static func distance(_ left: Module, _ right: Module) -> Double {
    left.distance(to: right, LayerGene.difference)
  }

  private static func distance(_ left: NetworkBlueprint, _ right: NetworkBlueprint) -> Double {
    left.graph.distance(to: right.graph) { $0.species == $1.species ? 0 : 1 }
  }
}

/// How blueprints and modules evolve.
struct CoevolutionRules: Codable, Hashable, Sendable {
  var modules = 9
  var blueprints = 6
  /// Of each population.
  var species = 2
  var networksPerBlueprint = 4
  var addNode = 0.12
  var addEdge = 0.10
  var crossover = 0.2
  /// The probability that a number of a layer changes: small, since offspring are judged by few
  /// networks, and must be like their parents for selection to tell.
  var geneRate = 0.1
  /// The probability that a node of a blueprint names another species.
  var respecies = 0.1
  var bounds = LayerBounds()
}
