import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct StyleTransferTests {
  private let world = StyleWorld(gallery: .embedded, own: [], dataRead: nil)

  /// What is reported on was never trained on: other columns, or other photographs.
  @Test func trainingDoesNotSeeWhatIsHeldOut() {
    #expect(world.trainingParts.allSatisfy { $0.width == 64 && $0.height == 96 })
    let training = Set(world.trainingParts.flatMap { rows(of: $0) })
    let heldOut = world.validationParts(side: 32) + world.heldOutParts(side: 32)
    #expect(world.validationParts(side: 32).count == 12)
    #expect(world.heldOutParts(side: 32).count == 24)
    #expect(heldOut.allSatisfy { !rows(of: $0).contains(where: training.contains) })
    for side in [8, 32, 60, 64] {
      #expect(world.unseenParts(side: side).count == StyleWorld.photographs(side: side))
      #expect(world.unseenParts(side: side).allSatisfy { $0.width == side })
    }
  }

  /// Rows of eight pixels that are no plain background.
  private func rows(of picture: Picture) -> [[Float]] {
    (0..<picture.height).map { row in
      Array(picture.pixels[row * picture.width * 3..<row * picture.width * 3 + 24])
    }.filter { Set($0).count > 12 }
  }

  /// Half-way the learned optimizer has 3; the others 4, 5, 6, 7 and L-BFGS 2.
  @Test func comparesWithAndWithoutLBFGS() {
    var comparison = StyleComparison(StyleTransfer.Settings())
    var report = Report()
    #expect(StyleComparison.names.first == "learned" && StyleComparison.names.last == "L-BFGS")
    let middles: [Float] = [3, 6, 4, 5, 7, 2]
    comparison.enter(middles.map { LossCurves([[9], [$0], [1]]) }, report: &report)
    #expect(comparison.results[0].ratio(early: true) == 1.5)
    #expect(comparison.results[0].earlyRatioToFirstOrder == 0.75)
  }

  /// Without pairs what is drawn first is a poor optimizer; with pairs it is a fair one.
  @Test(arguments: [(0, 0.8), (4, 1)]) func learnsAndComparesToTheEnd(
    pairs: Int, share: Double
  ) throws {
    var settings = try StyleTransfer.Settings(preset: "tiny", tuned: [:])
    (settings.updates, settings.interval, settings.rate) = (120, 60, 1e-2)
    (settings.pairs, settings.clip) = (pairs, 1)
    var run = try LearnerRun<StyleTransfer>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    #expect(run.steps == run.learner.plannedSteps)
    let evaluations = run.learner.evaluations
    let (first, best) = (try #require(evaluations.entries.first), try #require(evaluations.best))
    #expect(best.heldOut < share * first.heldOut)
    let results = run.learner.comparison.results
    #expect(results.map(\.trial.side) == [8, 8, 8, 8, 16])
    #expect(results.map(\.trial.style) == [.brick, .brick, .gravel, .grass, .brick])
    for result in results {
      #expect(
        result.scores.map(\.name) == ["learned", "SGD", "RMSProp", "Adam", "NAG", "L-BFGS"])
      #expect(
        result.scores.allSatisfy {
          $0.last.count == result.trial.count && mean($0.last) < mean($0.early)
        })
    }
    let painting = try #require(run.learner.paintings.first)
    #expect(painting.frames.count == 5 && painting.frames.allSatisfy { $0.count == 64 })
    let pictures = painting.image(window: settings.window).pictures
    #expect(pictures.map(\.title) == ["content", "style", "step 0", "step 4", "step 8"])
  }
}
