import Compute
import Learning
import Testing

@testable import Methods
@testable import Systems

/// Genomes that left one run begin another.
@Suite struct FirstGenomesTests {
  private func evolved(_ world: NEATWorld, steps: Int) throws -> LearnerRun<NEAT> {
    let settings = try NEAT.Settings(
      preset: nil, tuned: ["population": .count(30), "add-node": .real(0.3)])
    var run = try LearnerRun<NEAT>(settings, world: world, seed: 3)
    for _ in 0..<steps { _ = try run.step(in: world) }
    return run
  }

  @Test(arguments: NEATWorld.Task.allCases)
  func aGenomeThatLeftComesBackTheSame(_ task: NEATWorld.Task) throws {
    let world = NEATWorld(task), run = try evolved(world, steps: 6)
    let largest = try #require(
      run.learner.population.genomes.max { $0.genes.count < $1.genes.count })
    let genome = largest.exchanged(
      world.shape, bias: world.bias, sensors: [], livesInTime: task != .xor)
    #expect(genome.nodes.contains { $0.type == "hidden" })
    let next = try evolved(NEATWorld(task, given: [genome, genome]), steps: 0).learner
    let first = next.population.genomes
    #expect(first.count == 30 && first[0] == first[1] && first[0] != first[2])
    #expect(world.judge(first[0]) == world.judge(largest))
    let again = first[0].exchanged(
      world.shape, bias: world.bias, sensors: [], livesInTime: task != .xor)
    #expect(Set(again.connections.map(\.weight)) == Set(genome.connections.map(\.weight)))
    // The connections of first networks have the numbers of the first networks.
    for gene in first[2].genes {
      let same = first[0].genes.first { $0.source == gene.source && $0.target == gene.target }
      #expect(same == nil || same?.innovation == gene.innovation)
    }
    try next.check(against: next, in: world, after: 0)
  }

  /// What is evolved on is a state like any other.
  @Test func evolutionGoesOnFromThem() throws {
    let plain = NEATWorld(.xor)
    let genome = try #require(try evolved(plain, steps: 6).learner.genome(in: plain))
    let world = NEATWorld(.xor, given: [genome])
    let fresh = try evolved(world, steps: 0).learner, run = try evolved(world, steps: 3)
    try run.learner.check(against: fresh, in: world, after: 3)
    #expect(throws: StateFlaw.self) {
      try fresh.check(against: try evolved(plain, steps: 0).learner, in: plain, after: 1)
    }
  }

  @Test func whatCannotEvolveHereIsNamed() throws {
    let world = NEATWorld(.xor)
    let genome = try #require(try evolved(world, steps: 1).learner.genome(in: world))
    var strange = genome, twice = genome
    strange.nodes[strange.nodes.count - 1].activation = .init("relu")
    twice.connections.append(twice.connections[0])
    for (task, genomes, message) in [
      (.doublePole, [genome], "genome 1 has 2 inputs and 1 outputs, but networks of this world"),
      (.xor, [genome, strange], "of genome 2 is none of this world's"),
      (.xor, [twice], "genome 1 has no connection, or one of them twice"),
      (
        .xor, Array(repeating: genome, count: 31), "31 genomes are given, but the population has 30"
      ),
    ] as [(NEATWorld.Task, [NetworkGenome], String)] {
      #expect {
        try evolved(NEATWorld(task, given: genomes), steps: 0)
      } throws: { ($0 as? Failure)?.message.contains(message) ?? false }
    }
  }
}
