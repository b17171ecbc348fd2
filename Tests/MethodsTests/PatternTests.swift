import Compute
import Learning
import Testing

@testable import Methods

@Suite struct PatternTests {
  private let shape = GenotypeShape(sensors: 3, outputs: 1)

  /// Networks after many generations answer as a program what they answer one by one.
  @Test func aProgramAnswersWhatItsNetworkDoes() {
    var settings = PatternEvolution()
    (settings.population, settings.addNode, settings.addLink) = (20, 0.3, 0.3)
    let rules = settings.rules(threshold: 3)
    let random = Random(seed: 4)
    var population = SpeciatedPopulation(rules, shape: shape, random: random)
    for generation in 0..<30 {
      population.fitness = population.genomes.map { Double($0.genes.count) }
      population.rank()
      population.breed(rules, shape: shape, random: random.stream(generation))
    }
    var points = PointBatch(count: 4, width: 3)
    for (point, place) in [(-0.9, 0.2), (0, 0), (0.4, 0.7), (1, -1)].enumerated() {
      points[point, 0] = Float(place.0)
      points[point, 1] = Float(place.1)
      points[point, 2] = 1
    }
    let sensed = (0..<3).map { coordinate in
      SIMD4<Double>(
        Double(points[0, coordinate]), Double(points[1, coordinate]),
        Double(points[2, coordinate]), Double(points[3, coordinate]))
    }
    var (answers, scratch): ([Float], [Float]) = ([], [])
    var used: Set<NodeActivation> = []
    for genome in population.genomes {
      var network = Phenotype(genome, shape: shape)
      network.program.run(at: points, row: 3, into: &answers, scratch: &scratch)
      let truth = network.answers(to: sensed)
      for point in 0..<4 { #expect(abs(Double(answers[point]) - truth[point]) < 1e-4) }
      used.formUnion(genome.nodes.map(\.activation))
    }
    #expect(used == Set(PatternEvolution.activations))
  }

  @Test func firstPatternsAreBipolarAndHaveNoHiddenNodes() {
    let population = SpeciatedPopulation(
      PatternEvolution().rules(threshold: 3), shape: shape, random: Random(seed: 1))
    for genome in population.genomes {
      #expect(genome.nodes == [NodeGene(3, .bipolarSigmoid)])
      #expect(genome.genes.count == 3)
    }
  }

  @Test func theDistanceFollowsTheNumberOfSpecies() {
    let evolution = PatternEvolution()
    #expect(evolution.threshold(after: 2, species: 9) == 2.1)
    #expect(evolution.threshold(after: 2.1, species: 7) == 2)
    #expect(evolution.threshold(after: 2, species: 8) == 2)
    #expect(evolution.threshold(after: 0.1, species: 1) == 0.1)
  }

  @Test func pictureNamesSensorsAndActivations() {
    var genome = Genotype([
      ConnectionGene(0, from: 0, to: 4, weight: 1), ConnectionGene(1, from: 4, to: 3, weight: -0.5),
    ])
    genome.set(.sine, of: 4)
    genome.set(.bipolarSigmoid, of: 3)
    let graph = genome.patternGraph(shape, sensors: ["x", "y", "bias"])
    #expect(graph.nodes.map(\.label) == ["x", "y", "bias", "out: bipolar-sigmoid", "sine #4"])
    #expect(graph.edges.map(\.label) == ["1.00", "-0.50"])
    #expect(genome.tensors.map(\.shape) == [[2], [2], [2], [2], [2]])
  }
}
