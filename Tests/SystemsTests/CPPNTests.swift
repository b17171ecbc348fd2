import Compute
import Foundation
import Learning
import Methods
import Testing
import Worlds

@testable import Systems

@Suite struct CPPNTests {
  // MARK: Pictures

  /// A pattern by hand: a Gaussian of the distance, bright in the middle.
  private var spot: Genotype {
    var genome = Genotype([ConnectionGene(0, from: 2, to: 4, weight: 1)])
    genome.set(.bipolarGaussian, of: 4)
    return genome
  }

  @Test func aPatternIsBrightWhereItAnswersOne() {
    let side = 33
    let pixels = PatternPicture.brightness(of: spot, at: PatternPicture.points(side: side))
    #expect(pixels.count == side * side)
    // The middle pixel is at the origin, where 2e^0 − 1 is 1; a corner is √2 (1 − 1/33) away.
    #expect(pixels[side * side / 2] == 1)
    let corner = 2.0.squareRoot() * (1 - 1 / Double(side))
    #expect(abs(Double(pixels[0]) - exp(-2.5 * corner * corner)) < 1e-6)
  }

  @Test func errorIsTheRootOfTheMeanSquare() {
    let points = PatternPicture.points(side: 2)
    // All four pixels are √½ from the middle: e^(−2.5/2).
    let brightness = exp(-1.25)
    let error = PatternPicture.error(of: spot, at: points, from: [0, 0, 1, 1])
    let truth = ((2 * brightness * brightness + 2 * (1 - brightness) * (1 - brightness)) / 4)
    #expect(abs(error - truth.squareRoot()) < 1e-6)
  }

  @Test(arguments: TargetPicture.allCases) func targetsHaveLightAndShade(target: TargetPicture) {
    let world = PictureWorld(target)
    #expect(world.brightness.allSatisfy { (0...1).contains($0) })
    #expect((world.brightness.max() ?? 0) > 0.75 && (world.brightness.min() ?? 1) < 0.1)
    // A face is symmetric; a moon is not.
    let isSymmetric = (0..<1024).allSatisfy { pixel in
      let mirrored = pixel / 32 * 32 + 31 - pixel % 32
      return abs(world.brightness[pixel] - world.brightness[mirrored]) < 1e-6
    }
    #expect(isSymmetric == (target == .face))
  }

  // MARK: Towards a target

  @Test func evolutionComesNearer() throws {
    let world = PictureWorld(.moon)
    var settings = CPPN.Settings()
    settings.generations = 20
    var loop = try SearchLoop<CPPN>(settings, world: world, seed: 3)
    var errors: [Double] = []
    while let step = try loop.step(in: world) {
      errors.append(-(step.outcome.score ?? 0))
    }
    #expect(errors.count == 20 * 50)
    let best = try #require(loop.system.error)
    #expect(best == errors.min() && best < (errors.prefix(50).min() ?? 0))
    #expect(loop.system.search?.champions.count ?? 99 <= 16)
  }

  @Test func randomPatternsReachTheOutput() {
    var random = Random(seed: 5)
    let shape = PatternPicture.shape
    for _ in 0..<100 {
      let genome = Genotype(randomPattern: shape, hidden: 8, cap: 3, random: &random)
      let most = Genotype.patternLinks(shape, hidden: 8)
      #expect(genome.isSound(shape, nextGene: most, nextNode: shape.count + 8))
      #expect((1...8).contains(genome.hiddenNodes(shape).count) || !genome.genes.isEmpty)
      #expect(genome.activation(of: 4) == .bipolarSigmoid)
    }
  }

  // MARK: By choice

  private func breeding(_ answers: [[Int]]) throws -> SearchLoop<CPPN> {
    let world = PictureWorld(nil)
    var loop = try SearchLoop<CPPN>(CPPN.Settings(), world: world, seed: 7)
    for answer in answers {
      _ = try loop.step(in: world) { trial in
        guard case .brood(let brood) = trial.candidate else { return Outcome(failed: "no brood") }
        #expect(brood.question.accepts(answer))
        return Outcome(choice: answer)
      }
    }
    return loop
  }

  private func shown(_ loop: SearchLoop<CPPN>) throws -> CPPN.Brood {
    var loop = loop
    let next = loop.next()
    guard case .brood(let brood) = try #require(next).candidate else {
      throw Failure(.computation, "no brood")
    }
    return brood
  }

  @Test func parentsAreShownAgainBeforeTheirChildren() throws {
    let first = try shown(breeding([]))
    let second = try shown(breeding([[3, 8]]))
    #expect(second.round == 2 && second.parents == [3, 8])
    #expect(Array(second.genomes.prefix(2)) == [first.genomes[3], first.genomes[8]])
    #expect(second.genomes.count == 15 && Set(second.genomes).count > 10)
  }

  @Test func goingBackShowsTheSamePicturesAndOthersComeOfThem() throws {
    let first = try shown(breeding([]))
    let undone = try shown(breeding([[3, 8], [15]]))
    #expect(undone == first)
    // In the first round there is nothing to go back to.
    #expect(first.question.undo == nil && first.question.options.count == 15)
    let second = try shown(breeding([[3, 8]])).question
    #expect(second.undo == 15 && second.options.count == 16)
    #expect(second.accepts([15]) && !second.accepts([14, 15]) && !second.accepts([]))
    let loop = try breeding([[3, 8], [15], [3, 8]])
    #expect(try shown(loop).genomes != shown(breeding([[3, 8]])).genomes)
    #expect(loop.system.breeding?.undone == 1 && loop.system.breeding?.path.count == 1)
  }

  @Test func aSessionBrokenOffGoesOnAsItWould() throws {
    let answers = [[0], [2, 5], [15], [1], [4, 6, 7], [15], [15], [9]]
    let whole = try breeding(answers)
    for place in answers.indices {
      let part = try breeding(Array(answers.prefix(place)))
      let bytes = try JSONEncoder().encode(part)
      var loop = try JSONDecoder().decode(SearchLoop<CPPN>.self, from: bytes)
      let world = PictureWorld(nil)
      for answer in answers.dropFirst(place) {
        _ = try loop.step(in: world) { _ in Outcome(choice: answer) }
      }
      #expect(try shown(loop) == shown(whole))
    }
  }

  @Test func whoWasChosenIsInTheLineage() throws {
    let loop = try breeding([[3, 8], [0], [2]])
    let artefacts = loop.system.artefacts(in: PictureWorld(nil))
    let lineage = artefacts.compactMap { artefact in
      if case .lineage(let lineage) = artefact.content { lineage } else { nil }
    }
    let individuals = try #require(lineage.first).individuals
    #expect(
      individuals.map(\.label) == [
        "picture 4 of round 1", "picture 9 of round 1", "picture 1 of round 2",
        "picture 3 of round 3",
      ])
    #expect(individuals.map(\.parents) == [[], [], [0, 1], [2]])
    #expect(individuals.map(\.change) == ["", "", "kept", "child"])
  }
}
