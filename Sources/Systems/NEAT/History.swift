extension NEAT {
  /// What the run remembers of each generation, for pictures.
  public struct History: Codable, Sendable {
    /// A generation.
    public struct Moment: Codable, Hashable, Sendable {
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

    /// The generation of the first moment kept.
    public private(set) var start = 0
    /// The latest generations.
    public private(set) var moments: [Moment] = []

    /// How many generations are kept.
    static let limit = 500

    /// Remembers a generation and forgets the oldest if there are too many.
    mutating func append(_ population: Population, champion: Genome, shape: Shape) {
      let count = Double(population.genomes.count)
      let hidden = population.genomes.reduce(0) { $0 + $1.hiddenNodes(shape).count }
      let links = population.genomes.reduce(0) { $0 + $1.enabledCount }
      moments.append(
        Moment(
          species: population.species.map(\.id),
          sizes: population.species.map(\.members.count),
          hidden: Double(hidden) / count, links: Double(links) / count,
          championHidden: champion.hiddenNodes(shape).count,
          championLinks: champion.enabledCount))
      if moments.count > Self.limit {
        moments.removeFirst()
        start += 1
      }
    }
  }
}
