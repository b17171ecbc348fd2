/// What generations were like.
struct CoevolutionHistory: Codable, Sendable {
  /// Mean and best score, by generation.
  private(set) var means: [Double] = []
  private(set) var bests: [Double] = []
  /// How many modules and blueprints each species had, by generation.
  private(set) var modules: [[Int]] = []
  private(set) var blueprints: [[Int]] = []
  /// Every module there was, with its generation, its parents' numbers, and its fitness.
  private(set) var births: [Birth] = []

  struct Birth: Codable, Sendable {
    var id: Int
    var generation: Int
    var parents: [Int]
    var species: Int
    var layers: Int
    var fitness: Double?
  }

  private static let most = 5000

  mutating func add(_ coevolution: Coevolution, scores: [Double]) {
    let generation = means.count
    means.append(scores.reduce(0, +) / Double(max(scores.count, 1)))
    bests.append(scores.max() ?? 0)
    modules.append(sizes(of: coevolution.modules))
    blueprints.append(sizes(of: coevolution.blueprints))
    births += coevolution.modules.members.map {
      Birth(
        id: $0.id, generation: generation, parents: $0.parents, species: $0.species,
        layers: $0.genome.nodes.count, fitness: $0.fitness)
    }
    if births.count > Self.most { births.removeFirst(births.count - Self.most) }
  }

  private func sizes<Genome>(of population: SpeciatedGenomes<Genome>) -> [Int] {
    population.representatives.indices.map { population.places(ofSpecies: $0).count }
  }
}
