package import Compute

extension Genotype {
  /// A random pattern: 1 to `hidden` hidden nodes with an activation each, connections drawn with
  /// probability ½ until they lead from the sensors to every output, and weights uniform in ±`cap`.
  package init(
    randomPattern shape: GenotypeShape, hidden: Int, cap: Double, random: inout Random
  ) {
    self = StartTopology(shape, hidden: hidden).random(&random)
    for place in genes.indices { genes[place].weight = random.uniform(in: -cap...cap) }
    for node in hiddenNodes(shape) { set(random.pick(PatternEvolution.activations), of: node) }
    for output in shape.sensors..<shape.count { set(PatternEvolution.activations[0], of: output) }
  }

  /// Innovation numbers that a random pattern of so many hidden nodes may have at the most.
  package static func patternLinks(_ shape: GenotypeShape, hidden: Int) -> Int {
    StartTopology(shape, hidden: hidden).links.count
  }
}

/// Breeds patterns from those that somebody chose, all of which are as fit.
package struct PatternBreeder: Codable, Hashable, Sendable {
  private let shape: GenotypeShape
  /// The next innovation number that nobody has.
  package private(set) var nextGene: Int
  /// The next node number that nobody has.
  package private(set) var nextNode: Int

  /// A breeder of random patterns of so many hidden nodes.
  package init(_ shape: GenotypeShape, hidden: Int) {
    self.shape = shape
    nextGene = Genotype.patternLinks(shape, hidden: hidden)
    nextNode = shape.count + hidden
  }

  /// The parents as they are, then children of one or two of them, changed once to three times.
  package mutating func brood(
    of parents: [Genotype], size: Int, _ evolution: PatternEvolution, random: Random
  ) -> [Genotype] {
    precondition(!parents.isEmpty && parents.count <= size, "\(parents.count) parents of \(size)")
    var innovations = Innovations(nextGene: nextGene, nextNode: nextNode)
    let rules = evolution.rules(threshold: PatternEvolution.firstThreshold)
    let children = (parents.count..<size).map { place in
      var random = random.stream(place)
      var child = random.pick(parents)
      if parents.count > 1, random.chance(evolution.mated) {
        child = rules.mating.child(
          of: RatedGenotype(child, fitness: 1), RatedGenotype(random.pick(parents), fitness: 1),
          random: &random)
      }
      for _ in 0...random.below(3) {
        child.mutate(
          rules.mutation, shape: shape, activations: rules.activations, innovations: &innovations,
          random: &random)
      }
      return child
    }
    (nextGene, nextNode) = (innovations.nextGene, innovations.nextNode)
    return parents + children
  }

  /// Whether numbers are such as a breeder may have come to from where it began.
  package func makesSense(since first: PatternBreeder) -> Bool {
    shape == first.shape && (first.nextGene...1 << 30).contains(nextGene)
      && (first.nextNode...1 << 30).contains(nextNode)
  }

  /// Whether a genome is one of a pattern with numbers that were given out.
  package func isGenome(_ genome: Genotype) -> Bool {
    genome.isSound(shape, nextGene: nextGene, nextNode: nextNode)
  }
}
