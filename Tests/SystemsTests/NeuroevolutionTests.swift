import Compute
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct NeuroevolutionTests {
  private let small = NetworkLayout(inputs: 2, hidden: 2, outputs: 1, hasShortcuts: false)

  private func run(
    _ preset: String, world name: String = "xor", seed: UInt64, steps: Int = .max
  ) throws -> Neuroevolution {
    let world = try Neuroevolution.open(WorldRequest(name: name))
    var run = try LearnerRun<Neuroevolution>(
      .init(preset: preset, tuned: [:]), world: world, seed: seed)
    while run.steps < steps, try run.step(in: world) != nil {}
    return run.learner
  }

  // MARK: Networks

  /// The nine weights of the paper's kind of network for exclusive or.
  @Test func layersHaveNineWeights() {
    #expect(small.count == 9)
    #expect(small.sources == [0, 1, 2, 0, 1, 2, 2, 3, 4])
    #expect(small.rows == [0..<3, 3..<6, 6..<9])
    let free = NetworkLayout(inputs: 2, hidden: 2, outputs: 1, hasShortcuts: true)
    #expect(
      free.rows.map { free.sources[$0].map { $0 } } == [
        [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4],
      ])
    #expect(free.restricted(to: [1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0]).sources == [0, 2, 0, 3])
  }

  /// Weights by hand: one hidden unit is OR, the other AND, the output the first without the second.
  @Test func exclusiveOrCanBeBuiltByHand() {
    let weights: [Double] = [20, 20, -10, 20, 20, -30, -10, 20, -20]
    var network = FeedforwardNetwork(small, weights: weights)
    #expect(network.accuracy(on: .xor) == 1)
    #expect(network.error(on: .xor) < 1e-4)
    let judgement = NeuroevolutionWorld(.xor).judge(&network)
    #expect(judgement.isSolution)
    #expect(judgement.fitness > 15.9)
    network.weights[8] = 0
    #expect(network.accuracy(on: .xor) == 0.75)
  }

  /// Slopes by back-propagation are those of small differences, shortcuts included.
  @Test func slopesAreThoseOfDifferences() {
    let layout = NetworkLayout(inputs: 2, hidden: 3, outputs: 2, hasShortcuts: true)
    var random = seeded(4)
    let weights = (0..<layout.count).map { _ in random.uniform(in: -1...1) }
    let patterns = Patterns(width: 2, height: 2, inputs: [0.3, -0.7], targets: [1, 0])
    var network = FeedforwardNetwork(layout, weights: weights)
    network.respond(to: patterns.inputs)
    let slopes = network.slopes(for: patterns.targets)
    for place in weights.indices {
      func error(_ shift: Double) -> Double {
        var moved = FeedforwardNetwork(layout, weights: weights)
        moved.weights[place] += shift
        return moved.error(on: patterns) / 2
      }
      #expect(abs((error(1e-5) - error(-1e-5)) / 2e-5 - slopes[place]) < 1e-8)
    }
  }

  // MARK: Operators

  /// Hidden units in another order compute the same, to the last bits.
  @Test func unitsInAnotherOrderComputeTheSame() {
    let layout = NetworkLayout(inputs: 3, hidden: 4, outputs: 2, hasShortcuts: false)
    var random = seeded(2)
    let genes = (0..<layout.count).map { _ in random.normal() }
    let other = layout.reordered(genes, by: [2, 0, 3, 1])
    #expect(other != genes)
    var (one, two) = (
      FeedforwardNetwork(layout, weights: genes), FeedforwardNetwork(layout, weights: other)
    )
    for inputs in [[0.1, 0.5, -1], [1, 1, 1], [-2, 0, 0.3]] {
      one.respond(to: inputs)
      two.respond(to: inputs)
      for output in 0..<2 { #expect(abs(one.output(output) - two.output(output)) < 1e-12) }
    }
    #expect(layout.reordered(other, by: [1, 3, 0, 2]) == genes)
  }

  @Test func crossoverTakesWholeRows() {
    var settings = Neuroevolution.Settings()
    let (one, other) = ([Double](repeating: 1, count: 9), [Double](repeating: 2, count: 9))
    var random = seeded(1)
    var seen = Set<[Double]>()
    for _ in 0..<200 {
      let child = Breeder(settings, small).cross(one, other, &random)
      for row in small.rows { #expect(Set(child[row]).count == 1) }
      seen.insert(child)
    }
    #expect(seen.count == 8)
    settings.method = .connectivity
    for _ in 0..<50 {
      let child = Breeder(settings, small).cross(one, other, &random)
      #expect(child.count { $0 == 2 } == 3)
    }
  }

  /// Each rank has 0.92 times the chance of the one before.
  @Test func parentsAreDrawnByRank() {
    let members = (0..<50).map { Neuroevolution.Member(genes: [Double($0)]) }
    let breeder = Breeder(Neuroevolution.Settings(), small)
    var random = seeded(3)
    var counts = Array(repeating: 0.0, count: 50)
    for _ in 0..<100_000 { counts[Int(breeder.parent(of: members, &random).genes[0])] += 1 }
    let first = 100_000 * (1 - 0.92) / 0.985
    for rank in 0..<10 {
      var expected = first
      for _ in 0..<rank { expected *= 0.92 }
      #expect(abs(counts[rank] - expected) < 5 * expected.squareRoot())
    }
    #expect(counts[49] > 50)
  }

  // MARK: Runs

  @Test func weightsSolveExclusiveOr() throws {
    let solved = try (1...20).count { seed in
      let learner = try run("small", seed: UInt64(seed))
      #expect(learner.evaluationsUntilSolved.map { $0 <= 20_000 } ?? true)
      return learner.isSolved
    }
    #expect(solved >= 19)
  }

  @Test func matricesThatLearnAreFoundAndPruned() throws {
    let learner = try run("connectivity", seed: 1, steps: 30)
    #expect(learner.isSolved)
    #expect(learner.championLinks < learner.possibleLinks)
    let world = try Neuroevolution.open(WorldRequest())
    let trained = learner.retrain(.champion, times: 20, in: world, random: seeded(900))
    #expect(trained.solved >= 0.9)
  }

  @Test func polesHaveNothingToLearnFrom() throws {
    let world = try Neuroevolution.open(WorldRequest(name: "poles"))
    #expect(throws: Failure.self) {
      try Neuroevolution(
        .init(preset: "connectivity", tuned: [:]), world: world, random: seeded(1))
    }
  }

  @Test func digitsAreReadBetter() throws {
    let learner = try run("digits", world: "digits", seed: 1, steps: 15)
    #expect(learner.champion.fitness > learner.founder.fitness + 0.05)
    #expect(learner.champion.fitness > learner.control.fitness)
  }
}
