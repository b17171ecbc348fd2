import Compute
import Foundation
import Testing

@testable import Methods

@Suite struct GenotypeTests {
  private let shape = GenotypeShape(sensors: 2, outputs: 1)

  @Test func countsWhatGenomesDoNotShare() {
    // The parents of figure 4 in the paper.
    let first = genome([1, 2, 3, 4, 5, 8])
    let second = genome([1, 2, 3, 4, 5, 6, 7, 9, 10])
    let alignment = GenotypeDistance.Alignment(first, second)
    #expect(alignment.matching == 5)
    #expect(alignment.disjoint == 3)
    #expect(alignment.excess == 2)
  }

  @Test func measuresDistanceAsEquationOneSays() {
    let first = genome([1, 2, 3, 4, 5, 8], weight: 1)
    let second = genome([1, 2, 3, 4, 5, 6, 7, 9, 10], weight: -0.5)
    #expect(abs(GenotypeDistance().between(first, second) - (2 + 3 + 0.4 * 1.5)) < 1e-12)
    #expect(GenotypeDistance().between(first, first) == 0)
    var weighted = GenotypeDistance()
    (weighted.excess, weighted.disjoint, weighted.weight) = (10, 1, 2)
    #expect(abs(weighted.between(second, first) - (20 + 3 + 3)) < 1e-12)
  }

  @Test func dividesBySizeFromTwentyGenesOn() {
    let small = genome(Array(0..<19))
    let large = genome(Array(0..<20))
    let other = genome(Array(5..<20))
    #expect(GenotypeDistance().between(small, genome(Array(0..<15))) == 4)
    #expect(GenotypeDistance().between(large, other) == 5.0 / 20)
    var code = GenotypeDistance()
    code.isNormalised = false
    #expect(code.between(large, other) == 5)
  }

  @Test func uniteExactlyBelowTheThreshold() {
    let genomes = (0..<20).map { evolved(seed: UInt64($0), recurrent: 0) }
    for isNormalised in [true, false] {
      var rules = GenotypeDistance()
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
    var innovations = Innovations(nextGene: 7, nextNode: 4)
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
    var parent = Genotype([ConnectionGene(0, from: 0, to: 2, weight: 0.7)])
    var innovations = Innovations(nextGene: 2, nextNode: 3)
    var random = Random(seed: 1)
    parent.addNode(GenotypeMutation(), shape: shape, innovations: &innovations, random: &random)
    #expect(
      parent.genes == [
        ConnectionGene(0, from: 0, to: 2, weight: 0.7, isEnabled: false),
        ConnectionGene(2, from: 0, to: 3, weight: 1),
        ConnectionGene(3, from: 3, to: 2, weight: 0.7),
      ])
    #expect(parent.hiddenNodes(shape) == [3])
  }

  @Test func connectionsOfTheBiasAreSplitOnlyWhereAllowed() {
    let start = Genotype([ConnectionGene(0, from: 1, to: 2, weight: 1)])
    for allowed in [false, true] {
      var rates = GenotypeMutation()
      rates.splitsBias = allowed
      var child = start
      var innovations = Innovations(nextGene: 1, nextNode: 3)
      var random = Random(seed: 1)
      child.addNode(rates, shape: shape, innovations: &innovations, random: &random)
      #expect((child != start) == allowed)
    }
  }

  @Test func feedForwardNetworksStaySo() {
    for seed in 0..<40 {
      let grown = evolved(seed: UInt64(seed), recurrent: 0)
      #expect(!Phenotype(grown, shape: shape).isRecurrent)
    }
    let recurrent = (0..<40).map { evolved(seed: UInt64($0), recurrent: 0.5) }
    #expect(recurrent.contains { Phenotype($0, shape: shape).isRecurrent })
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
    var grown = evolved(seed: 3, recurrent: 0.3)
    for activation in NodeActivation.allCases {
      grown.set(activation, of: 2)
      let bytes = try JSONEncoder().encode(grown)
      #expect(try JSONDecoder().decode(Genotype.self, from: bytes) == grown)
      #expect(grown.activation(of: 2) == activation)
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Genotype.self, from: Data("\"AAAA\"".utf8))
    }
  }

  @Test func nodesComputeWithTheActivationOfTheirGene() {
    let shape = GenotypeShape(sensors: 2, outputs: 1)
    var genome = Genotype([ConnectionGene(0, from: 0, to: 2, weight: 1)])
    let expected: [NodeActivation: Double] = [
      .steepenedSigmoid: 1 / (1 + exp(-2.45)), .bipolarSigmoid: 2 / (1 + exp(-2.45)) - 1,
      .gaussian: exp(-0.25), .sine: sin(0.5), .absolute: 0.5, .identity: 0.5,
      .bipolarGaussian: 2 * exp(-0.625) - 1,
    ]
    for activation in NodeActivation.allCases {
      genome.set(activation, of: 2)
      #expect(genome.nodes.count == (activation == .steepenedSigmoid ? 0 : 1))
      var network = Phenotype(genome, shape: shape)
      let answer = network.answers(to: [SIMD4(repeating: 0.5), .one])
      #expect(abs(answer[3] - (expected[activation] ?? .nan)) < 1e-12)
      network.sense(0, 0.5)
      network.advance()
      #expect(network.output(0) == answer[0])
    }
  }

  @Test func newNodesDrawAnActivationOnlyWhereThereIsAChoice() {
    let shape = GenotypeShape(sensors: 2, outputs: 1)
    var rates = GenotypeMutation()
    (rates.addNode, rates.addLink, rates.weights) = (1, 0, 0)
    func grown(_ activations: [NodeActivation]) -> (Genotype, next: Double) {
      var (random, innovations) = (Random(seed: 5), Innovations(nextGene: 2, nextNode: 3))
      var genome = Genotype([ConnectionGene(0, from: 0, to: 2, weight: 1)])
      genome.mutate(
        rates, shape: shape, activations: activations, innovations: &innovations, random: &random)
      return (genome, random.uniform())
    }
    #expect(grown([.gaussian]).0.nodes == [NodeGene(3, .gaussian)])
    #expect(grown([]).0.nodes.isEmpty)
    #expect(grown([]).0.genes == grown([.gaussian]).0.genes)
  }

  @Test func apportionsInProportionAndInFull() {
    #expect(apportion(10, by: [1, 1, 2, 1]) == [2, 2, 4, 2])
    for total in 0...20 {
      let shares = apportion(total, by: [0.3, 0, 0.1, 7, 1e-9])
      #expect(shares.reduce(0, +) == total && shares[1] == 0)
    }
  }

  private func genome(_ innovations: [Int], weight: Double = 1) -> Genotype {
    Genotype(innovations.map { ConnectionGene($0, from: 0, to: $0 + 2, weight: weight) })
  }

  /// A genome after many mutations.
  private func evolved(seed: UInt64, recurrent: Double) -> Genotype {
    var random = Random(seed: seed)
    var rates = GenotypeMutation()
    (rates.addNode, rates.addLink, rates.recurrent) = (0.3, 0.5, recurrent)
    rates.toggle = 0.1
    var genome = Genotype(start: shape, random: &random)
    var innovations = Innovations(nextGene: 2, nextNode: 3)
    for _ in 0..<30 {
      genome.mutate(rates, shape: shape, innovations: &innovations, random: &random)
      innovations = .init(nextGene: innovations.nextGene, nextNode: innovations.nextNode)
    }
    return genome
  }
}

@Suite struct StartTopologyTests {
  let shape = GenotypeShape(sensors: 3, outputs: 2)

  @Test func linksAreNumberedOnceAndCloseNoCycle() {
    let links = StartTopology(shape, hidden: 4).links
    #expect(links.count == 3 * 2 + 3 * 4 + 4 * 2 + 4 * 3 / 2)
    #expect(Set(links.map { [$0.source, $0.target] }).count == links.count)
    #expect(links.allSatisfy { $0.target >= shape.sensors && $0.source < 9 && $0.target < 9 })
  }

  @Test func randomStartsShareInnovationsAndReachEveryOutput() {
    let topology = StartTopology(shape, hidden: 4)
    var sizes: Set<Int> = []
    for seed in 0..<200 {
      var random = Random(seed: UInt64(seed))
      let genome = topology.random(&random)
      sizes.insert(genome.hiddenNodes(shape).count)
      #expect(
        genome.genes.allSatisfy {
          topology.links[$0.innovation] == ($0.source, $0.target) && abs($0.weight) <= 1
        })
      #expect(
        (3..<5).allSatisfy { output in (0..<3).contains { genome.leads(from: $0, to: output) } })
      #expect(genome.genes.allSatisfy { !genome.leads(from: $0.target, to: $0.source) })
    }
    #expect(sizes.isSuperset(of: 1...4))
  }

  @Test func whatABredGenerationInventsHasNewNumbers() {
    var rules = SpeciatedPopulation.Rules()
    (rules.size, rules.hidden, rules.startsRandom) = (20, 4, true)
    (rules.mutation.addNode, rules.mutation.addLink) = (1, 1)
    var population = SpeciatedPopulation(rules, shape: shape, random: Random(seed: 1))
    population.rank()
    population.breed(rules, shape: shape, random: Random(seed: 2))
    var pairs: [Int: [Int]] = [:]
    for gene in population.genomes.flatMap(\.genes) {
      let pair = [gene.source, gene.target]
      #expect(pairs[gene.innovation, default: pair] == pair)
      pairs[gene.innovation] = pair
    }
  }
}
