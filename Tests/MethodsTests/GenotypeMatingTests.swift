import Compute
import Testing

@testable import Methods

@Suite struct GenotypeMatingTests {
  @Test func childrenHaveOnlyGenesOfTheirParents() {
    let (first, second) = parents(1, 1)
    for seed in 0..<50 {
      let child = child(first, second, seed: seed)
      let union = first.genome.genes + second.genome.genes
      for gene in child.genes {
        #expect(union.contains { $0.innovation == gene.innovation && $0.weight == gene.weight })
      }
      #expect(Set([1, 2, 3]).isSubset(of: child.genes.map(\.innovation)))
    }
  }

  @Test func whatOnlyOneParentHasComesFromTheFitter() {
    let (first, second) = parents(2, 1)
    for seed in 0..<20 {
      #expect(child(first, second, seed: seed).genes.map(\.innovation) == [1, 2, 3, 5])
      #expect(child(second, first, seed: seed).genes.map(\.innovation) == [1, 2, 3, 5])
    }
  }

  @Test func equallyFitParentsGiveEitherAtRandomOrTheSmaller() {
    let (first, second) = parents(1, 1)
    let drawn = (0..<200).map { child(first, second, seed: $0).genes.count }
    #expect(drawn.contains(3) && drawn.contains(6))
    var rules = GenotypeMating()
    rules.ties = .smaller
    for seed in 0..<20 {
      #expect(child(first, second, seed: seed, rules).genes.map(\.innovation) == [1, 2, 3, 5])
      #expect(child(second, first, seed: seed, rules).genes.map(\.innovation) == [1, 2, 3, 5])
    }
  }

  @Test func disabledGenesStaySoThreeTimesInFour() {
    let first = RatedGenotype(Genotype([gene(1, 1, isEnabled: false)]), fitness: 1)
    let second = RatedGenotype(Genotype([gene(1, 2)]), fitness: 1)
    func share(_ rules: GenotypeMating) -> Double {
      let count = (0..<4000).count { !child(first, second, seed: $0, rules).genes[0].isEnabled }
      return Double(count) / 4000
    }
    #expect(abs(share(GenotypeMating()) - 0.75) < 0.03)
    var code = GenotypeMating()
    code.disabledRule = .inherited
    #expect(abs(share(code) - 0.875) < 0.03)
  }

  @Test func averagingTakesTheMeanOfWeights() {
    let (first, second) = parents(2, 1)
    var rules = GenotypeMating()
    rules.averaging = 1
    #expect(child(first, second, seed: 1, rules).genes.map(\.weight) == [1.5, 1.5, 1.5, 1])
  }

  /// One with genes 1, 2, 3, 5 of weight 1, one with 1, 2, 3, 4, 6, 7 of weight 2.
  @Test func aChildsNodesAreThoseOfTheFitterParentThatHasThem() {
    func parent(_ activations: [Int: NodeActivation], fitness: Double) -> RatedGenotype {
      let genes = activations.keys.sorted().map {
        ConnectionGene($0, from: 0, to: $0, weight: 1)
      }
      var genome = Genotype(genes)
      for (node, activation) in activations { genome.set(activation, of: node) }
      return RatedGenotype(genome, fitness: fitness)
    }
    var random = Random(seed: 6)
    let child = GenotypeMating().child(
      of: parent([3: .sine, 4: .gaussian], fitness: 1),
      parent([3: .absolute, 4: .steepenedSigmoid, 5: .identity], fitness: 2), random: &random)
    #expect(child.nodes == [NodeGene(3, .absolute), NodeGene(5, .identity)])
  }

  private func parents(_ fitness: Double, _ other: Double) -> (RatedGenotype, RatedGenotype) {
    let first = Genotype([1, 2, 3, 5].map { gene($0, 1) })
    let second = Genotype([1, 2, 3, 4, 6, 7].map { gene($0, 2) })
    return (RatedGenotype(first, fitness: fitness), RatedGenotype(second, fitness: other))
  }

  private func gene(_ innovation: Int, _ weight: Double, isEnabled: Bool = true) -> ConnectionGene {
    ConnectionGene(innovation, from: 0, to: innovation + 10, weight: weight, isEnabled: isEnabled)
  }

  private func child(
    _ first: RatedGenotype, _ second: RatedGenotype, seed: Int,
    _ rules: GenotypeMating = GenotypeMating()
  ) -> Genotype {
    var random = Random(seed: UInt64(seed))
    return rules.child(of: first, second, random: &random)
  }
}
