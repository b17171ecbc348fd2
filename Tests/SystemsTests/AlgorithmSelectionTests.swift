import Compute
import Learning
import Methods
import Testing

@testable import Systems

@Suite struct AlgorithmSelectionTests {
  private func finished(_ instances: Int, in name: String = "sorting") throws -> AlgorithmSelection
  {
    let world = try AlgorithmSelection.open(WorldRequest(name: name))
    var settings = AlgorithmSelection.Settings()
    (settings.instances, settings.folds) = (instances, 4)
    var run = try LearnerRun<AlgorithmSelection>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  @Test func groupsAreTestedOnceAndNeverTrainedOn() throws {
    let end = try finished(6)
    #expect(end.instances.count == 240)
    #expect(end.folds.map(\.count) == [10, 10, 10, 10])
    #expect(Set(end.folds.joined()).count == 40)
    for kind in SelectorKind.allCases {
      let tested = end.results.folds.filter { $0.kind == kind }.flatMap(\.instances)
      #expect(tested.sorted() == Array(0..<240))
    }
  }

  @Test func choosingByFeaturesGainsAndByNoiseDoesNot() throws {
    let end = try finished(16)
    let ridge = try #require(end.gapClosed(.ridge))
    #expect(ridge > 0.4)
    #expect(try #require(end.gapClosed(.ridge, afterPaying: false)) >= ridge)
    #expect(try #require(end.gapClosed(.shuffled)) < 0.1)
    #expect(ridge > (try #require(end.gapClosed(.freeOnly))))
    // Who always pays and chooses perfectly would still be behind the perfect choice.
    #expect(ridge < 1)
  }

  /// Losses by hand: costs 4 and 16, the single best the second, 4 paid for the first.
  @Test func lossesAreLogarithmsWithPrices() throws {
    let instances = [PortfolioInstance(group: 0, features: [1], price: 4, costs: [4, 16])]
    var results = SelectionResults()
    results.add(
      .init(kind: .ridge, fold: 0, instances: [0], choices: [0], isPaid: [true], single: 1))
    let losses = try #require(results.losses(of: .ridge, instances))
    #expect((losses.single, losses.virtual, losses.before, losses.after) == (4, 2, 2, 3))
    #expect(losses.gapClosed() == 0.5 && losses.gapClosed(afterPaying: false) == 1)
    #expect(results.regrets(of: .ridge, instances) == [-1])
    #expect(results.totalGapClosed(of: .ridge, instances) == 8 / 12.0)
    #expect(results.losses(of: .forest, instances) == nil)
  }

  @Test func theGateBuysOnlyAboveItsThreshold() {
    let selector = TrainedSelector(
      free: ConstantMean([[1, 2]]), full: ConstantMean([[2, 1]]), gate: 6, freeFeatures: 1)
    #expect(selector.choice(for: [5.9, 0]) == (0, false))
    #expect(selector.choice(for: [6, 0]) == (1, true))
  }

  @Test func formulasCanBeChosenForToo() throws {
    let end = try finished(4, in: "sat")
    #expect(end.instances.count == 120)
    let informed = try #require(end.gapClosed(.freeOnly))
    #expect(informed > (try #require(end.gapClosed(.shuffled))))
  }
}
