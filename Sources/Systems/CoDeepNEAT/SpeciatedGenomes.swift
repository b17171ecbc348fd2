import Compute

/// A population in a fixed number of species, each led by the genome that newcomers are compared
/// with.
///
/// A species never dies out: one that nobody joins is founded anew by the genome that is farthest
/// from its own representative, so that what refers to a species by its number always finds members.
struct SpeciatedGenomes<Genome: Codable & Hashable & Sendable>: Codable, Sendable {
  /// A genome, how it came to be, and what it was worth.
  struct Member: Codable, Hashable, Sendable {
    /// Counts the population's members from 0; never used twice.
    var id: Int
    var genome: Genome
    /// Members of the generation before, by number.
    var parents: [Int] = []
    var species = 0
    /// The mean fitness of the networks that it was part of; `nil` before there is one.
    var fitness: Double?
  }

  var members: [Member]
  private(set) var representatives: [Genome]
  private(set) var nextID: Int

  /// First genomes, divided among so many species.
  init(_ genomes: [Genome], species: Int, _ distance: (Genome, Genome) -> Double) {
    members = genomes.enumerated().map { Member(id: $0, genome: $1) }
    nextID = genomes.count
    representatives = Array(genomes.prefix(species))
    divide(distance)
  }

  /// The members of a species, by their places.
  func places(ofSpecies species: Int) -> [Int] {
    members.indices.filter { members[$0].species == species }
  }

  /// A species' members, the fittest first; those that nobody used count as average.
  func ranking(ofSpecies species: Int) -> [Int] {
    places(ofSpecies: species).sorted { (worth(of: $0), $1) > (worth(of: $1), $0) }
  }

  /// The fitness of a member; the population's mean where it is not known.
  func worth(of place: Int) -> Double { members[place].fitness ?? mean }

  private var mean: Double {
    let known = members.compactMap(\.fitness)
    return known.reduce(0, +) / Double(max(known.count, 1))
  }

  /// How many offspring each species has: in proportion to the mean of its members, at least one.
  func quotas() -> [Int] {
    let shares = representatives.indices.map { species in
      let places = places(ofSpecies: species)
      return places.reduce(0) { $0 + worth(of: $1) } / Double(max(places.count, 1))
    }
    let (total, free) = (shares.reduce(0, +), members.count - representatives.count)
    var quotas = shares.map { 1 + (total > 0 ? Int(Double(free) * $0 / total) : 0) }
    var species = 0
    while quotas.reduce(0, +) < members.count {
      quotas[species % quotas.count] += 1
      species += 1
    }
    return quotas
  }

  /// Replaces everybody by their offspring: of each species its best unchanged, then children of
  /// its better half.
  ///
  /// - Parameter child: Makes a genome of the fitter parent and the other one.
  mutating func breed(
    _ distance: (Genome, Genome) -> Double, random: Random,
    child: (Genome, Genome, inout Random) -> Genome
  ) {
    var (next, number) = ([Member](), nextID)
    for (species, quota) in quotas().enumerated() {
      let ranking = ranking(ofSpecies: species)
      let parents = ranking.prefix((ranking.count + 1) / 2)
      representatives[species] = members[ranking[0]].genome
      for place in 0..<quota {
        var random = random.stream(species).stream(place)
        let (one, other) = (random.pick(parents), random.pick(parents))
        let (fitter, less) = worth(of: one) >= worth(of: other) ? (one, other) : (other, one)
        let genome =
          place == 0
          ? members[ranking[0]].genome
          : child(members[fitter].genome, members[less].genome, &random)
        let ids = place == 0 ? [ranking[0]] : fitter == less ? [fitter] : [fitter, less]
        next.append(Member(id: number, genome: genome, parents: ids.map { members[$0].id }))
        number += 1
      }
    }
    (members, nextID) = (next, number)
    divide(distance)
  }

  /// Puts everybody into the species whose representative is nearest, and refounds empty ones.
  private mutating func divide(_ distance: (Genome, Genome) -> Double) {
    func near(_ place: Int) -> (species: Int, distance: Double) {
      let distances = representatives.map { distance(members[place].genome, $0) }
      let species = distances.indices.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
      return (species, distances[species])
    }
    for place in members.indices { members[place].species = near(place).species }
    for species in representatives.indices where places(ofSpecies: species).isEmpty {
      let open = members.indices.filter { places(ofSpecies: members[$0].species).count > 1 }
      let founder = open.max { (near($0).distance, $1) < (near($1).distance, $0) }
      guard let founder else { continue }
      members[founder].species = species
      representatives[species] = members[founder].genome
    }
  }
}
