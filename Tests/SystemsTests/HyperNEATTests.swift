import Compute
import Foundation
import Learning
import Methods
import Testing
import Worlds

@testable import Systems

@Suite struct HyperNEATTests {
  private let world = BoxesWorld()

  /// A pattern by hand: near in x and near in y, each a Gaussian of a difference.
  private var blob: Genotype {
    var genome = Genotype([
      ConnectionGene(0, from: 4, to: 8, weight: 3), ConnectionGene(1, from: 5, to: 9, weight: 3),
      ConnectionGene(2, from: 8, to: 7, weight: 0.5),
      ConnectionGene(3, from: 9, to: 7, weight: 0.5),
      ConnectionGene(4, from: 6, to: 7, weight: -0.2),
    ])
    for node in [8, 9] { genome.set(.bipolarGaussian, of: node) }
    genome.set(.bipolarSigmoid, of: 7)
    return genome
  }

  @Test(arguments: [11, 33, 55]) func aBlobByHandHitsEveryBox(resolution: Int) {
    let settings = HyperNEAT.Settings()
    let substrate = settings.substrate(resolution)
    var reader = world.reader(settings, resolution: resolution)
    let program = Phenotype(blob, shape: substrate.shape).program
    let error = reader.error(of: program, settings.expression)
    #expect(error < 1e-6, "\(error)")
  }

  @Test func linksAreThoseOfThePaper() {
    let settings = HyperNEAT.Settings()
    #expect([11, 33, 55].map { settings.substrate($0).links } == [14641, 1_185_921, 9_150_625])
  }

  /// Weights by hand: −1, −0.2, 0.1 and 0.6 of an answer of ±1.
  @Test func answersBeyondTheThresholdAreConnections() {
    var answers: [Float] = [-1, -0.2, 0.1, 0.6, 7]
    WeightExpression(threshold: 0.2, range: 3).apply(to: &answers, count: 4)
    let expected: [Float] = [-3, 0, 0, 1.5, 7]
    for (ours, truth) in zip(answers, expected) { #expect(abs(ours - truth) < 1e-6) }
  }

  /// A field is read in parts at fine resolutions: that must not change what is summed.
  @Test func sumsAreThoseOfAllWeights() {
    let settings = HyperNEAT.Settings()
    let substrate = settings.substrate(33)
    let field = BoxField.judged[7]
    var reader = world.reader(settings, resolution: 33, fields: [field])
    let program = Phenotype(blob, shape: substrate.shape).program
    reader.read(program, settings.expression)
    var (weights, scratch): ([Float], [Float]) = ([], [])
    var sums = Array(repeating: Float(0), count: substrate.pixels)
    for input in field.pixels(resolution: 33) {
      program.run(
        at: substrate.queries(from: [input]), row: substrate.shape.sensors, into: &weights,
        scratch: &scratch)
      settings.expression.apply(to: &weights, count: substrate.pixels)
      for output in sums.indices { sums[output] += weights[output] }
    }
    for output in sums.indices { #expect(abs(sums[output] - reader.sums[output]) < 1e-3) }
  }

  @Test func directWeightsHitABoxThatTheyWereMadeFor() {
    var reader = world.reader(HyperNEAT.Settings())
    let links = reader.substrate.links
    var weights = Array(repeating: Int8(0), count: links)
    // Each input excites itself and its eight neighbours.
    for input in 0..<121 {
      for output in 0..<121
      where abs(input % 11 - output % 11) <= 1 && abs(input / 11 - output / 11) <= 1 {
        weights[input * 121 + output] = 1
      }
    }
    let error = weights.withUnsafeBufferPointer { reader.error(ofWeights: $0) }
    #expect(error == 0)
    // Weights of zero: the first output is the answer to all.
    weights = Array(repeating: 0, count: links)
    let corner = weights.withUnsafeBufferPointer { reader.error(ofWeights: $0) }
    let distances = BoxField.judged.map { $0.distance(toPixel: 0, resolution: 11) }
    #expect(abs(corner - distances.reduce(0, +) / 75) < 1e-12)
  }

  @Test func controlImprovesAndIsSavedExactly() throws {
    var reader = world.reader(HyperNEAT.Settings())
    let random = Random(seed: 3)
    var control = DirectPopulation(size: 20, links: 14641, random: random)
    control.judge(by: &reader)
    let first = control.best
    for generation in 0..<15 {
      control.breed(random: random.stream(generation))
      control.judge(by: &reader)
    }
    #expect(control.best < first)
    let bytes = try JSONEncoder().encode(control)
    let reread = try JSONDecoder().decode(DirectPopulation.self, from: bytes)
    #expect(reread.weights == control.weights && reread.errors == control.errors)
  }

  /// A run is short here; what it comes to in 300 generations is measured by an experiment.
  @Test func evolutionComesNearer() throws {
    var settings = HyperNEAT.Settings()
    (settings.hasControl, settings.interval) = (false, 1000)
    var run = try LearnerRun<HyperNEAT>(settings, world: world, seed: 2)
    _ = try run.step(in: world)
    let first = run.learner.error
    for _ in 0..<60 { _ = try run.step(in: world) }
    #expect(run.learner.error < first - 1)
  }
}
