package import Learning

extension SpeciatedPopulation {
  /// Makes sure that a decoded population is what one that was just drawn became.
  package func check(
    against fresh: SpeciatedPopulation, shape: GenotypeShape, after generations: Int
  ) throws(StateFlaw) {
    // As genes are saved, numbers have 32 bits; half of them are left for generations to come.
    try StateFlaw.unless((fresh.nextGene...1 << 30).contains(nextGene), "nextGene")
    try StateFlaw.unless((fresh.nextNode...1 << 30).contains(nextNode), "nextNode")
    try StateFlaw.unless((0...1 << 30).contains(nextSpecies), "nextSpecies")
    try StateFlaw.unless((0...generations).contains(stagnation), "stagnation")
    try StateFlaw.unless(record.isFinite || record == -.infinity, "record")
    try StateFlaw.unless(genomes.count == fresh.genomes.count, "genomes")
    for (place, genome) in genomes.enumerated() {
      try StateFlaw.unless(isGenome(genome, shape), "genomes.\(place)")
    }
    // Shares are sums of these, and sums of those.
    let most = Double.greatestFiniteMagnitude / 1e20
    try StateFlaw.unless(
      fitness.count == genomes.count && fitness.allSatisfy { abs($0) < most }, "fitness")
    for (place, species) in species.enumerated() {
      try StateFlaw.within("species.\(place)") { () throws(StateFlaw) in
        try StateFlaw.unless(isGenome(species.representative, shape), "representative")
        try species.check(after: generations, before: nextSpecies)
      }
    }
    let members = species.flatMap(\.members).sorted()
    try StateFlaw.unless(members == Array(genomes.indices), "species")
  }

  /// Whether a genome is one of a network of this shape, with numbers that were given out.
  package func isGenome(_ genome: Genotype, _ shape: GenotypeShape) -> Bool {
    genome.isSound(shape, nextGene: nextGene, nextNode: nextNode)
  }
}

extension Genotype {
  /// Whether it is a genome of a network of this shape, with numbers below these.
  package func isSound(_ shape: GenotypeShape, nextGene: Int, nextNode: Int) -> Bool {
    let innovations = genes.map(\.innovation)
    return !genes.isEmpty
      && zip(innovations, innovations.dropFirst()).allSatisfy { $0 < $1 }
      && genes.allSatisfy { gene in
        (0..<nextGene).contains(gene.innovation) && gene.weight.isFinite
          && (0..<nextNode).contains(gene.source)
          && (shape.sensors..<nextNode).contains(gene.target)
      }
      && nodes.allSatisfy { (0..<nextNode).contains($0.node) }
  }
}

extension Species {
  fileprivate func check(after generations: Int, before next: Int) throws(StateFlaw) {
    try StateFlaw.unless((0..<next).contains(id), "id")
    try StateFlaw.unless(parent.map { (0..<next).contains($0) } ?? true, "parent")
    try StateFlaw.unless((0...generations).contains(age), "age")
    try StateFlaw.unless((0...age).contains(improvedAt), "improvedAt")
    try StateFlaw.unless(record.isFinite || record == -.infinity, "record")
    try StateFlaw.unless(!members.isEmpty, "members")
  }
}
