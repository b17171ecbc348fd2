import Compute
import Testing

@testable import Systems

@Suite struct NEATGenomeTests {
  private let shape = NEAT.Shape(sensors: 2, outputs: 1)

  @Test func countsWhatGenomesDoNotShare() {
    // The parents of figure 4 in the paper.
    let first = genome([1, 2, 3, 4, 5, 8])
    let second = genome([1, 2, 3, 4, 5, 6, 7, 9, 10])
    let alignment = NEAT.Distance.Alignment(first, second)
    #expect(alignment.matching == 5)
    #expect(alignment.disjoint == 3)
    #expect(alignment.excess == 2)
  }

  @Test func measuresDistanceAsEquationOneSays() {
    let first = genome([1, 2, 3, 4, 5, 8], weight: 1)
    let second = genome([1, 2, 3, 4, 5, 6, 7, 9, 10], weight: -0.5)
    #expect(abs(NEAT.Distance().between(first, second) - (2 + 3 + 0.4 * 1.5)) < 1e-12)
    #expect(NEAT.Distance().between(first, first) == 0)
    var weighted = NEAT.Distance()
    (weighted.excess, weighted.disjoint, weighted.weight) = (10, 1, 2)
    #expect(abs(weighted.between(second, first) - (20 + 3 + 3)) < 1e-12)
  }

  @Test func dividesBySizeFromTwentyGenesOn() {
    let small = genome(Array(0..<19))
    let large = genome(Array(0..<20))
    let other = genome(Array(5..<20))
    #expect(NEAT.Distance().between(small, genome(Array(0..<15))) == 4)
    #expect(NEAT.Distance().between(large, other) == 5.0 / 20)
    var code = NEAT.Distance()
    code.isNormalised = false
    #expect(code.between(large, other) == 5)
  }

  @Test func uniteExactlyBelowTheThreshold() {
    let genomes = (0..<20).map { evolved(seed: UInt64($0), recurrent: 0) }
    for isNormalised in [true, false] {
      var rules = NEAT.Distance()
      rules.isNormalised = isNormalised
      let distances = genomes.flatMap { one in genomes.map { rules.between(one, $0) } }
      // Distances that occur are the thresholds at which a rounding would show.
      for threshold in distances.prefix(20) {
        rules.threshold = threshold
        let united = genomes.flatMap { one in genomes.map { rules.unites(one, $0) } }
        #expect(united == distances.map { $0 < threshold })
      }
    }
  }

  @Test func equalInventionsOfAGenerationHaveEqualNumbers() {
    var innovations = NEAT.Innovations(nextGene: 7, nextNode: 4)
    let link = innovations.link(from: 0, to: 5)
    let split = innovations.split(3)
    #expect(link == 7)
    #expect(split == .init(node: 4, entering: 8, leaving: 9))
    #expect(innovations.link(from: 0, to: 5) == link)
    #expect(innovations.split(3) == split)
    #expect(innovations.link(from: 5, to: 0) == 10)
    #expect(innovations.split(10).node == 5)
  }

  @Test func aNewNodeTakesOverItsConnection() {
    var parent = NEAT.Genome([NEAT.Gene(0, from: 0, to: 2, weight: 0.7)])
    var innovations = NEAT.Innovations(nextGene: 2, nextNode: 3)
    var random = Random(seed: 1)
    parent.addNode(NEAT.Mutation(), shape: shape, innovations: &innovations, random: &random)
    #expect(
      parent.genes == [
        NEAT.Gene(0, from: 0, to: 2, weight: 0.7, isEnabled: false),
        NEAT.Gene(2, from: 0, to: 3, weight: 1),
        NEAT.Gene(3, from: 3, to: 2, weight: 0.7),
      ])
    #expect(parent.hiddenNodes(shape) == [3])
  }

  @Test func connectionsOfTheBiasAreSplitOnlyWhereAllowed() {
    let start = NEAT.Genome([NEAT.Gene(0, from: 1, to: 2, weight: 1)])
    for allowed in [false, true] {
      var rates = NEAT.Mutation()
      rates.splitsBias = allowed
      var child = start
      var innovations = NEAT.Innovations(nextGene: 1, nextNode: 3)
      var random = Random(seed: 1)
      child.addNode(rates, shape: shape, innovations: &innovations, random: &random)
      #expect((child != start) == allowed)
    }
  }

  @Test func feedForwardNetworksStaySo() {
    for seed in 0..<40 {
      let grown = evolved(seed: UInt64(seed), recurrent: 0)
      #expect(!NEAT.Network(grown, shape: shape).isRecurrent)
    }
    let recurrent = (0..<40).map { evolved(seed: UInt64($0), recurrent: 0.5) }
    #expect(recurrent.contains { NEAT.Network($0, shape: shape).isRecurrent })
  }

  @Test func genomesHaveNoConnectionTwiceAndGenesInOrder() {
    for seed in 0..<40 {
      let genes = evolved(seed: UInt64(seed), recurrent: 0.3).genes
      #expect(Set(genes.map { [$0.source, $0.target] }).count == genes.count)
      #expect(genes.map(\.innovation) == genes.map(\.innovation).sorted())
      #expect(genes.allSatisfy { $0.target >= shape.sensors && abs($0.weight) <= 8 })
    }
  }

  @Test func readsBackWhatItWrote() throws {
    let grown = evolved(seed: 3, recurrent: 0.3)
    #expect(try reread(grown) == grown)
  }

  private func genome(_ innovations: [Int], weight: Double = 1) -> NEAT.Genome {
    NEAT.Genome(innovations.map { NEAT.Gene($0, from: 0, to: $0 + 2, weight: weight) })
  }

  /// A genome after many mutations.
  private func evolved(seed: UInt64, recurrent: Double) -> NEAT.Genome {
    var random = Random(seed: seed)
    var rates = NEAT.Mutation()
    (rates.addNode, rates.addLink, rates.recurrent) = (0.3, 0.5, recurrent)
    rates.toggle = 0.1
    var genome = NEAT.Genome(start: shape, random: &random)
    var innovations = NEAT.Innovations(nextGene: 2, nextNode: 3)
    for _ in 0..<30 {
      genome.mutate(rates, shape: shape, innovations: &innovations, random: &random)
      innovations = .init(nextGene: innovations.nextGene, nextNode: innovations.nextNode)
    }
    return genome
  }
}
