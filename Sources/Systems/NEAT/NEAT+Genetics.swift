public import Methods

// What the paper calls them.
extension NEAT {
  /// The nodes that every network of a task has.
  public typealias Shape = GenotypeShape
  /// A connection gene.
  public typealias Gene = ConnectionGene
  /// A network as a list of genes.
  public typealias Genome = Genotype
  /// How genomes change.
  public typealias Mutation = GenotypeMutation
  /// How two genomes make one.
  public typealias Mating = GenotypeMating
  /// How unlike two genomes are.
  public typealias Distance = GenotypeDistance
  /// A generation with its species.
  public typealias Population = SpeciatedPopulation
  /// A genome made ready to compute.
  public typealias Network = Phenotype
}

extension NEAT.Settings {
  /// How the population evolves.
  package var rules: SpeciatedPopulation.Rules {
    var rules = SpeciatedPopulation.Rules()
    (rules.size, rules.hidden, rules.mutation) = (population, hidden, mutation)
    rules.startsRandom = startsRandom
    (rules.mating, rules.distance, rules.survival) = (mating, distance, survival)
    return rules
  }
}
