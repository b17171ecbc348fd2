import Compute

/// Where the next generation grows up.
struct Offspring {
  private(set) var children: [Genotype] = []
  private(set) var innovations: Innovations
  private let parents: SpeciatedPopulation
  private let rules: SpeciatedPopulation.Rules
  private let shape: GenotypeShape

  /// An empty one; the members of the parents' species must be ranked.
  init(
    _ parents: SpeciatedPopulation, rules: SpeciatedPopulation.Rules, shape: GenotypeShape,
    innovations: Innovations
  ) {
    (self.parents, self.rules, self.shape) = (parents, rules, shape)
    self.innovations = innovations
  }

  /// Raises the offspring of one species.
  mutating func raise(_ count: Int, in species: Int, usesChampion: Bool, random: Random) {
    let members = parents.species[species].members
    let survivors = members.prefix(Int(rules.survival.parents * Double(members.count)) + 1)
    let champion = parents.genomes[members[0]]
    let streams = random.stream("child")
    for number in 0..<count {
      var random = streams.stream(children.count)
      if number == 0 && (count > rules.survival.elite || usesChampion) {
        children.append(champion)
      } else if usesChampion {
        children.append(variant(of: champion, random: &random))
      } else {
        children.append(child(of: survivors, in: species, random: &random))
      }
    }
  }

  /// A champion with other weights, or with a new connection.
  private mutating func variant(of champion: Genotype, random: inout Random) -> Genotype {
    var child = champion
    if random.chance(0.8) {
      child.mutateWeights(rules.mutation, random: &random)
    } else {
      child.addLink(rules.mutation, shape: shape, innovations: &innovations, random: &random)
    }
    return child
  }

  /// A child of one or two survivors.
  private mutating func child(
    of survivors: ArraySlice<Int>, in species: Int, random: inout Random
  ) -> Genotype {
    let mother = random.pick(survivors)
    var child = parents.genomes[mother]
    var mutates = true
    if survivors.count > 1 && !random.chance(rules.mating.mutationOnly) {
      let father = father(among: survivors, in: species, random: &random)
      child = rules.mating.child(of: parent(mother), parent(father), random: &random)
      mutates = mother == father || !random.chance(rules.mating.matingOnly)
    }
    if mutates {
      child.mutate(
        rules.mutation, shape: shape, activations: rules.activations,
        innovations: &innovations, random: &random)
    }
    return child
  }

  /// A survivor of the same species; rarely the champion of another.
  private func father(
    among survivors: ArraySlice<Int>, in species: Int, random: inout Random
  ) -> Int {
    guard parents.species.count > 1, random.chance(rules.mating.interspecies) else {
      return random.pick(survivors)
    }
    let other = random.below(parents.species.count - 1)
    return parents.species[other < species ? other : other + 1].members[0]
  }

  private func parent(_ place: Int) -> RatedGenotype {
    RatedGenotype(parents.genomes[place], fitness: parents.fitness[place])
  }
}
