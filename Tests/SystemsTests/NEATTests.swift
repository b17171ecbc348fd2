import Compute
import Foundation
import Learning
import Methods
import Testing
import Worlds

@testable import Systems

@Suite struct NEATTests {
  @Test func computesASmallNetworkByHand() {
    let shape = NEAT.Shape(sensors: 2, outputs: 1)
    let genome = NEAT.Genome([
      NEAT.Gene(0, from: 0, to: 2, weight: 0.5), NEAT.Gene(1, from: 0, to: 3, weight: 2),
      NEAT.Gene(2, from: 3, to: 2, weight: -1),
      NEAT.Gene(3, from: 1, to: 2, weight: 5, isEnabled: false),
    ])
    var network = NEAT.Network(genome, shape: shape)
    let hidden = squash(0.6)
    let answers = network.answers(to: [[0.3, 0, 0.3, 0], .one])
    #expect(abs(answers[0] - squash(0.15 - hidden)) < 1e-15)
    #expect(abs(answers[1] - squash(-0.5)) < 1e-15)
    network.sense(0, 0.3)
    network.advance()
    #expect(abs(network.output(0) - squash(0.15)) < 1e-15)
    network.advance()
    #expect(abs(network.output(0) - squash(0.15 - hidden)) < 1e-15)
  }

  @Test func aRecurrentNodeRemembers() {
    let shape = NEAT.Shape(sensors: 2, outputs: 1)
    let genome = NEAT.Genome([
      NEAT.Gene(0, from: 0, to: 2, weight: 1), NEAT.Gene(1, from: 2, to: 2, weight: 1),
    ])
    var network = NEAT.Network(genome, shape: shape)
    #expect(network.isRecurrent)
    network.sense(0, 0.5)
    network.advance()
    network.sense(0, 0)
    network.advance()
    #expect(abs(network.output(0) - squash(squash(0.5))) < 1e-15)
    network.reset()
    network.advance()
    #expect(network.output(0) == 0.5)
  }

  @Test func aNetworkThatWasAnotherComputesAsANewOne() {
    let shape = NEAT.Shape(sensors: 2, outputs: 1)
    let looped = NEAT.Genome([
      NEAT.Gene(0, from: 0, to: 3, weight: 1), NEAT.Gene(1, from: 3, to: 4, weight: -2),
      NEAT.Gene(2, from: 4, to: 3, weight: 0.5), NEAT.Gene(3, from: 4, to: 2, weight: 1),
    ])
    let plain = NEAT.Genome([NEAT.Gene(0, from: 1, to: 2, weight: 0.7)])
    var network = NEAT.Network(shape)
    for genome in [looped, plain, looped] {
      network.express(genome)
      var new = NEAT.Network(genome, shape: shape)
      #expect(network.isRecurrent == new.isRecurrent && network.isRecurrent == (genome == looped))
      #expect(network.answers(to: [.one, .one]) == new.answers(to: [.one, .one]))
      for _ in 0..<3 {
        for sensor in 0..<2 {
          network.sense(sensor, 1)
          new.sense(sensor, 1)
        }
        network.advance()
        new.advance()
      }
      #expect(network.output(0) == new.output(0))
    }
  }

  @Test func drawsSignalsFromLayerToLayer() {
    let shape = NEAT.Shape(sensors: 2, outputs: 1)
    let chain = [
      NEAT.Gene(0, from: 0, to: 2, weight: 1), NEAT.Gene(1, from: 0, to: 4, weight: 1),
      NEAT.Gene(2, from: 4, to: 3, weight: 1), NEAT.Gene(3, from: 3, to: 2, weight: 1),
      NEAT.Gene(4, from: 5, to: 2, weight: 1),
    ]
    func layers(_ genes: [NEAT.Gene]) -> [[Int]] {
      NEAT.Network(NEAT.Genome(genes), shape: shape).layers.map { [$0.node, $0.layer] }
    }
    #expect(layers(chain) == [[0, 0], [1, 0], [2, 3], [3, 2], [4, 1]])
    let looped = chain + [NEAT.Gene(5, from: 2, to: 4, weight: 1)]
    #expect(layers(looped) == [[0, 0], [1, 0], [2, 1], [3, 2], [4, 1]])
  }

  @Test func nodesThatNoSensorReachesStaySilent() {
    let shape = NEAT.Shape(sensors: 2, outputs: 1)
    let genome = NEAT.Genome([NEAT.Gene(0, from: 3, to: 2, weight: 1)])
    var network = NEAT.Network(genome, shape: shape)
    #expect(network.answers(to: [.one, .one]) == .init(repeating: 0.5))
    network.advance()
    #expect(network.output(0) == 0.5)
  }

  @Test func aGenerationKeepsEveryoneInOneSpecies() throws {
    var run = try LearnerRun<NEAT>(NEAT.Settings(), world: NEATWorld(.xor), seed: 1)
    for _ in 0..<12 {
      _ = try run.step(in: NEATWorld(.xor))
      let population = run.learner.population
      let members = population.species.flatMap(\.members)
      #expect(members.sorted() == Array(population.genomes.indices))
      #expect(Set(population.species.map(\.id)).count == population.species.count)
      // An innovation number stands for the same connection everywhere.
      var links: [Int: [Int]] = [:]
      for gene in population.genomes.flatMap(\.genes) {
        let link = [gene.source, gene.target]
        #expect(links[gene.innovation, default: link] == link)
        links[gene.innovation] = link
      }
    }
  }

  @Test func championsOfLargeSpeciesLiveOn() throws {
    var run = try LearnerRun<NEAT>(NEAT.Settings(), world: NEATWorld(.xor), seed: 2)
    _ = try run.step(in: NEATWorld(.xor))
    let champion = run.learner.population.genomes[run.learner.population.champion]
    _ = try run.step(in: NEATWorld(.xor))
    #expect(run.learner.population.genomes.contains(champion))
  }

  @Test func solvesExclusiveOrAndStops() throws {
    var run = try LearnerRun<NEAT>(NEAT.Settings(), world: NEATWorld(.xor), seed: 1)
    var gains: [GainSample] = []
    while let report = try run.step(in: NEATWorld(.xor)) {
      for case .gain(let sample) in report.entries { gains.append(sample) }
    }
    #expect(run.learner.verdict.isSolution)
    #expect(run.steps < 150)
    #expect(try #require(Delta(gains.suffix(Delta.window))).low > 0)
    #expect(gains[0].gain == 0)
  }

  @Test func withoutGrowthExclusiveOrCannotBeSolved() throws {
    var settings = NEAT.Settings()
    (settings.mutation.addNode, settings.mutation.addLink) = (0, 0)
    settings.generations = 15
    var run = try LearnerRun<NEAT>(settings, world: NEATWorld(.xor), seed: 1)
    while try run.step(in: NEATWorld(.xor)) != nil {}
    #expect(!run.learner.verdict.isSolution)
    #expect(run.learner.champion.genes.count == 3)
  }

  @Test func showsTheChampionAtWork() throws {
    for task in NEATWorld.Task.allCases {
      let world = NEATWorld(task)
      var run = try LearnerRun<NEAT>(NEAT.Settings(), world: world, seed: 1)
      _ = try run.step(in: world)
      let ids = run.learner.artefacts(in: world).map(\.id)
      #expect(ids.contains(task == .xor ? "surface" : "poles") && ids.contains("species-over-time"))
    }
  }

  private func squash(_ x: Double) -> Double { 1 / (1 + exp(-4.9 * x)) }
}
