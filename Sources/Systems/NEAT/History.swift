import Methods

extension NEAT {
  /// What the run remembers of each generation, for pictures.
  public struct History: Codable, Sendable {
    /// A generation.
    public struct Generation: Codable, Hashable, Sendable {
      /// The species that lived, by id, and how many members each had.
      public var species: [Int]
      /// How many members each had.
      public var sizes: [Int]
      /// Hidden nodes of the average genome.
      public var hidden: Double
      /// Connections of the average network.
      public var links: Double
      /// Hidden nodes of the best network so far.
      public var championHidden: Int
      /// Connections of the best network so far.
      public var championLinks: Int
    }

    /// The generation of the first generation kept.
    public private(set) var start = 0
    /// The latest generations.
    public private(set) var generations: [Generation] = []

    /// The founding of a species.
    public struct Founding: Codable, Hashable, Sendable {
      /// The species.
      public var species: Int
      /// The species it split off from.
      public var parent: Int?
      /// The generation in which it did, from 1.
      public var generation: Int
      /// The highest fitness a member has had.
      public var record: Double
    }

    /// The species of the run, in the order of their founding; the latest of very many.
    public private(set) var foundings: [Founding] = []

    /// How many generations are kept, and how many species.
    static let limit = 500

    /// Remembers a generation and forgets the oldest if there are too many.
    mutating func append(_ population: Population, champion: Genome, shape: Shape) {
      let count = Double(population.genomes.count)
      let hidden = population.genomes.reduce(0) { $0 + $1.hiddenNodes(shape).count }
      let links = population.genomes.reduce(0) { $0 + $1.enabledCount }
      generations.append(
        Generation(
          species: population.species.map(\.id),
          sizes: population.species.map(\.members.count),
          hidden: Double(hidden) / count, links: Double(links) / count,
          championHidden: champion.hiddenNodes(shape).count,
          championLinks: champion.enabledCount))
      note(population.species)
      if generations.count > Self.limit {
        generations.removeFirst()
        start += 1
      }
    }

    private mutating func note(_ species: [Species]) {
      let generation = start + generations.count
      for species in species {
        if let known = foundings.lastIndex(where: { $0.species == species.id }) {
          foundings[known].record = species.record
        } else {
          foundings.append(
            Founding(
              species: species.id, parent: species.parent, generation: generation,
              record: species.record))
        }
      }
      if foundings.count > Self.limit { foundings.removeFirst(foundings.count - Self.limit) }
    }
  }
}
