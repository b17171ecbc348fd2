import Compute
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct StudyTests {
  @Test func importanceFindsTheOneAxisThatMatters() throws {
    let world = SearchWorld(FunctionProblem(dimensions: 5))
    var settings = RandomSearch.Settings()
    settings.trials = 400
    var run = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let study = run.system.study
    let importance = Importance(of: study.space, records: study.records)
    #expect(importance.ranking[0] == 0)
    #expect(importance.shares[0] > 10 * (importance.shares[1...].max() ?? 1))
  }

  /// Two groups of two, by hand: means 1 and 4 around 2.5, so SS_between = 9, SS_total = 10,
  /// MS_within = 1/2 and ω² = (9 − 0.5) / (10 + 0.5).
  @Test func varianceSharesMatchAHandCalculation() {
    let space = SearchSpace([Dimension("c", .choice(["a", "b"]))])
    let records = [("a", 0.5), ("a", 1.5), ("b", 3.5), ("b", 4.5)].map { word, score in
      var configuration = Configuration()
      configuration.append("c", .choice(word))
      return Study.Record(configuration: configuration, score: score, parameters: nil)
    }
    let share = Importance(of: space, records: records).shares[0]
    #expect(abs(share - 8.5 / 10.5) < 1e-12)
  }

  @Test func efficiencyOfOneTrialIsTheSpreadOfScores() {
    let curve = EfficiencyCurve(scores: (1...8).map { Double($0) })
    #expect(curve.sizes.map(\.trials) == [1, 2, 4, 8])
    #expect(curve.sizes[0].median == 4.5)
    #expect(curve.sizes[3].lower == 8 && curve.sizes[3].upper == 8)
  }

  @Test func aClearWinnerKeepsItsTestScore() throws {
    let winner = try #require(
      UncertainWinner(
        [(validation: 0.99, test: 0.97), (validation: 0.5, test: 0.6)], validationExamples: 1000,
        testExamples: 1001))
    #expect(winner.weights == [1, 0])
    #expect(abs(winner.mean - 0.97) < 1e-12)
    #expect(abs(winner.deviation - (0.97 * 0.03 / 1000).squareRoot()) < 1e-9)
  }

  @Test func equalsShareTheirTestScores() throws {
    let winner = try #require(
      UncertainWinner(
        [(validation: 0.9, test: 0.8), (validation: 0.9, test: 0.9)], validationExamples: 500,
        testExamples: 500))
    #expect(abs(winner.weights[0] - 0.5) < 0.03)
    #expect(abs(winner.mean - 0.85) < 0.003)
    #expect(winner.deviation > 0.05)
  }

  @Test func failuresCountAsWorst() throws {
    let world = SearchWorld(CellProblem(on: .cifar10))
    var settings = RandomSearch.Settings()
    settings.trials = 10
    var run = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    while try run.step(
      in: world,
      evaluate: { trial in
        trial.id == 3 ? Outcome(score: 0.5, cost: 1) : Outcome(failed: "no luck")
      }) != nil
    {}
    #expect(run.system.study.ranking[0] == 3 && run.system.study.best == 3)
  }

  @Test func thePictureCountsItsShadows() {
    let spots = (0..<9).map {
      ProjectionPicture.Spot(
        x: Double($0 % 3) / 3 + 0.1, y: Double($0 / 3) / 3 + 0.1, score: Double($0))
    }
    let picture = ProjectionPicture(
      spots: spots, above: Array(repeating: 0.5, count: ProjectionPicture.width),
      beside: Array(repeating: 0.5, count: ProjectionPicture.height), names: ("x", "y"))
    #expect(picture.scene.caption.contains("3 different x"))
    #expect(Artefact.Content.scene(picture.scene).flaw == nil)
  }
}
