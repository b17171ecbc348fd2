import Compute
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct StudyTests {
  @Test func importanceFindsTheOneAxisThatMatters() throws {
    let world = SearchWorld(FunctionProblem(dimensions: 5))
    var settings = RandomSearch.Settings()
    settings.trials = 400
    var run = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let importance = Importance(of: world.space, records: run.system.study.records)
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
      return Study<Configuration>.Record(configuration, score: score)
    }
    let share = Importance(of: space, records: records[...]).shares[0]
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
    #expect(run.system.study.ranking()[0] == 3 && run.system.study.best() == 3)
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

  // MARK: - Arms and finals

  private let world = TestedWorld()

  /// Two arms that share their first word; each is then one that the other found too, or alone.
  private func twoArms(epochs: Int?) throws -> (Study<String>, Report) {
    var study = Study<String>(
      arms: [.search, .control], finals: FinalsPlan(count: 2, epochs: epochs), random: seeded(1))
    var report = Report()
    for (word, arms, score) in [
      ("shared", [0, 1], 0.5), ("ours", [0], 0.9), ("both", [0], 0.7), ("failed", [1], nil),
      ("both", [1], 0.8),
    ] as [(String, [Int], Double?)] {
      let candidate = study.propose(word, arms: arms)
      #expect(candidate.description == (arms == [1] ? "control \(word)" : word))
      let outcome = score.map { Outcome(score: $0, cost: 1) } ?? Outcome(failed: "no luck")
      study.tell(candidate, outcome, in: world, planned: 5, report: &report)
    }
    return (study, report)
  }

  @Test func eachArmHasItsOwnBestAndSeries() throws {
    let (study, report) = try twoArms(epochs: nil)
    #expect(study.best(ofArm: 0) == 1 && study.best(ofArm: 1) == 4)
    #expect(study.ranking(ofArm: 1) == [4, 0, 3])
    let values = report.entries.compactMap { entry in
      if case .value(let series, let value) = entry { "\(series) \(value)" } else { nil }
    }
    #expect(
      values == [
        "score 0.5", "best 0.5", "score 0.9", "best 0.9", "score 0.7", "best 0.9",
        "control-best 0.5", "control 0.8", "control-best 0.8",
      ])
    #expect(
      report.entries.contains(.best(score: 0.9, objective: world.objective, what: "ours")))
    #expect(report.entries.contains(.note(.warning, "trial 3 counts as worst: no luck")))
  }

  @Test func finalsTestEveryFinalistWhereNothingIsTrainedForLonger() throws {
    var (study, report) = try twoArms(epochs: nil)
    var asked: [String] = []
    while let candidate = study.proposeFinal() {
      asked.append(candidate.description)
      study.tell(candidate, Outcome(score: 0.6, cost: 1), in: world, report: &report)
    }
    #expect(asked == ["test of ours", "test of both", "test of shared"])
    #expect(study.isFinished)
  }

  @Test func longerTrainingChoosesTheOneOfEachArmThatIsTested() throws {
    var (study, report) = try twoArms(epochs: 40)
    let finalists = (0..<4).map { _ in study.proposeFinal() }
    #expect(
      finalists.map { $0?.description ?? "" } == [
        "finalist ours", "finalist both", "finalist shared", "",
      ])
    #expect(study.shown()?.design == "ours" && study.shownTitle() == "Best architecture")
    for (candidate, score) in zip(finalists.compactMap(\.self), [0.6, 0.9, 0.7]) {
      study.tell(candidate, Outcome(score: score, cost: 1), in: world, report: &report)
    }
    // What scored most in the search did not win.
    #expect(study.shown()?.design == "both")
    #expect(study.shownTitle() == "Best architecture, winner of the finals")
    // Both arms found the winner, so one test answers for both.
    let asked = study.proposeFinal()
    let test = try #require(asked)
    #expect(test.description == "test of both")
    let more = study.proposeFinal()
    #expect(more == nil)
    study.tell(test, Outcome(score: 0.8, cost: 1), in: world, report: &report)
    #expect(study.testScore(ofArm: 0) == 0.8 && study.testScore(ofArm: 1) == 0.8)
    #expect(study.isFinished && study.plannedFinals == 4)
    #expect(
      report.entries.suffix(4).contains(
        .note(.milestone, "test accuracy of random search's best: 0.8 ± 0.0402 with both")))
  }
}

/// A world of a hundred examples a part.
private struct TestedWorld: StudiedWorld {
  var exampleCounts: (validation: Int, test: Int)? { (100, 100) }
}
