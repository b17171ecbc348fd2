package import Compute
package import Learning

/// A generation, its species, and what history has numbered.
public struct SpeciatedPopulation: Codable, Sendable {
  /// How it evolves.
  public struct Rules: Codable, Hashable, Sendable {
    /// How many genomes a generation has.
    public var size = 150
    /// How many hidden nodes the first ones have; where they are random, the most that one has.
    public var hidden = 0
    /// Whether the first ones differ in their connections too.
    public var startsRandom = false
    /// What new nodes make of what enters them, one drawn for each; none: all are steepened
    /// sigmoids.
    public var activations: [NodeActivation] = []
    /// What the outputs of the first ones make of what enters them.
    public var outputs = NodeActivation.steepenedSigmoid
    /// How genomes change.
    public var mutation = GenotypeMutation()
    /// How two genomes make one.
    public var mating = GenotypeMating()
    /// How unlike two genomes are.
    public var distance = GenotypeDistance()
    /// Who has offspring.
    public var survival = Survival()

    /// The paper's values for XOR.
    public init() {}
  }

  /// The genomes.
  public private(set) var genomes: [Genotype]
  /// The fitness of each genome; 0 before it is known.
  public package(set) var fitness: [Double]
  /// The species, by rising age of their founding.
  public package(set) var species: [Species] = []
  /// Generations since the highest fitness of all rose.
  public private(set) var stagnation = 0
  private(set) var record = -Double.greatestFiniteMagnitude
  private(set) var nextGene: Int
  private(set) var nextNode: Int
  private(set) var nextSpecies = 0

  /// The given networks, then networks of the starting topology, or of random ones, with random
  /// weights.
  ///
  /// - Parameter bias: What the bias senses.
  /// - Throws: `Failure` where a given network cannot evolve here, or there are too many.
  package init(
    _ rules: Rules, shape: GenotypeShape, given: [NetworkGenome], bias: Double, random: Random
  ) throws(Failure) {
    guard given.count <= rules.size else {
      throw Failure(
        .input, "\(given.count) genomes are given, but the population has \(rules.size)")
    }
    self.init(rules, shape: shape, random: random)
    guard !given.isEmpty else { return }
    let links =
      rules.startsRandom
      ? StartTopology(shape, hidden: rules.hidden).links
      : genomes[0].genes.map { (source: $0.source, target: $0.target) }
    var reader = GenotypeReader(shape, bias: bias, links: links, nextNode: nextNode)
    for (place, network) in given.enumerated() {
      genomes[place] = try reader.genotype(network, place: place + 1)
    }
    (nextGene, nextNode) = (reader.nextGene, reader.nextNode)
    (species, nextSpecies) = ([], 0)
    divide(rules.distance, origins: [])
  }

  /// So many networks of the starting topology, or of random ones, with random weights.
  package init(_ rules: Rules, shape: GenotypeShape, random: Random) {
    let start = StartTopology(shape, hidden: rules.hidden)
    genomes = (0..<rules.size).map { place in
      var random = random.stream(place)
      var genome =
        rules.startsRandom
        ? start.random(&random) : Genotype(start: shape, hidden: rules.hidden, random: &random)
      for output in shape.sensors..<shape.count { genome.set(rules.outputs, of: output) }
      return genome
    }
    fitness = Array(repeating: 0, count: genomes.count)
    nextGene = rules.startsRandom ? start.links.count : genomes[0].genes.count
    nextNode = shape.count + rules.hidden
    divide(rules.distance, origins: [])
  }

  /// The place of the fittest genome.
  public var champion: Int {
    genomes.indices.max { (fitness[$0], $1) < (fitness[$1], $0) } ?? 0
  }

  /// Replaces the whole generation, which must be ranked, by its offspring.
  package mutating func breed(_ rules: Rules, shape: GenotypeShape, random: Random) {
    let isStagnant = stagnation > rules.survival.populationPatience
    let quotas = quotas(rules.survival, isStagnant: isStagnant)
    if isStagnant { stagnation = 0 }
    let usesChampions = isStagnant && rules.survival.stagnantPopulation == .deltaCoding
    var offspring = Offspring(
      self, rules: rules, shape: shape,
      innovations: Innovations(nextGene: nextGene, nextNode: nextNode))
    for (place, quota) in zip(species.indices, quotas) {
      offspring.raise(quota, in: place, usesChampion: usesChampions, random: random)
    }
    let origins = zip(species, quotas).flatMap { Array(repeating: $0.id, count: $1) }
    elect(rules.survival.representative, random: random.stream("representatives"))
    genomes = offspring.children
    fitness = Array(repeating: 0, count: genomes.count)
    (nextGene, nextNode) = (offspring.innovations.nextGene, offspring.innovations.nextNode)
    divide(rules.distance, origins: origins)
  }
}

extension SpeciatedPopulation {
  /// Ranks every species by the fitness now known and notes whether the highest of all rose.
  package mutating func rank() {
    for place in species.indices { species[place].rank(fitness) }
    let best = fitness[champion]
    stagnation = best > record ? 0 : stagnation + 1
    record = max(record, best)
  }

  /// How many offspring each species has.
  private mutating func quotas(_ rules: Survival, isStagnant: Bool) -> [Int] {
    let ranking = species.indices.sorted { (best($0), $1) > (best($1), $0) }
    if isStagnant && rules.stagnantPopulation != .ignored {
      for place in ranking.prefix(2) { species[place].improvedAt = species[place].age }
    }
    var shares = species.map { $0.share(fitness, rules) }
    if rules.stagnantSpecies == .spared {
      shares[ranking[0]] = species[ranking[0]].fullShare(fitness, rules)
    }
    if isStagnant && rules.stagnantPopulation != .ignored {
      for place in ranking.dropFirst(2) { shares[place] = 0 }
    }
    if isStagnant && rules.stagnantPopulation == .deltaCoding {
      for place in ranking.prefix(2) { shares[place] = 1 }
    }
    if shares.allSatisfy({ $0 == 0 }) { shares[ranking[0]] = 1 }
    return apportion(genomes.count, by: shares)
  }

  private func best(_ place: Int) -> Double { fitness[species[place].champion] }

  /// Chooses what newcomers will be compared with.
  private mutating func elect(_ rule: Survival.Representative, random: Random) {
    for place in species.indices {
      var random = random.stream(place)
      let members = species[place].members
      species[place].representative = genomes[rule == .champion ? members[0] : random.pick(members)]
      species[place].members = []
      species[place].age += 1
    }
  }

  /// Puts every genome into the first species it is near enough to, or founds one (section 3.3).
  ///
  /// - Parameter origins: the species each genome's parents were of; empty where there were none.
  private mutating func divide(_ distance: GenotypeDistance, origins: [Int]) {
    for (place, genome) in genomes.enumerated() {
      let home = species.firstIndex { distance.unites(genome, $0.representative) }
      if let home {
        species[home].members.append(place)
      } else {
        species.append(
          Species(
            id: nextSpecies, parent: origins.indices.contains(place) ? origins[place] : nil,
            representative: genome))
        species[species.count - 1].members = [place]
        nextSpecies += 1
      }
    }
    species.removeAll { $0.members.isEmpty }
  }
}

/// Whole numbers that sum to `total` in proportion to shares, by rounding the running sum.
func apportion(_ total: Int, by shares: [Double]) -> [Int] {
  let sum = shares.reduce(0, +)
  precondition(sum > 0, "nothing is apportioned by shares that sum to \(sum)")
  var (given, running) = (0, 0.0)
  return shares.map { share in
    running += share
    let due = min(Int((Double(total) * running / sum).rounded()), total)
    defer { given = due }
    return due - given
  }
}
