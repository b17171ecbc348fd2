import Learning
import Testing

@testable import Methods
@testable import Systems

@Suite struct MetaQNNTests {
  private typealias Run = (
    system: MetaQNN, asked: [SearchCandidate<NetworkString>], reports: [Report]
  )

  @Test func followsTheSchedule() {
    let fiftieth = ExplorationSchedule(dividedBy: 50)
    #expect(fiftieth.stages.map(\.count) == [30, 2, 2, 2, 3, 3, 3, 3, 3, 3])
    #expect(fiftieth.count == 54)
    #expect(ExplorationSchedule(dividedBy: 20).count == 138)
    #expect(ExplorationSchedule(dividedBy: 1).count == 2700)
    #expect(ExplorationSchedule(dividedBy: 500).stages.allSatisfy { $0.count >= 1 })
  }

  @Test func everySearchGetsTheSamePriceAndNoNetworkTwice() throws {
    let run = try run(seed: 1)
    let arms = [MetaQNN.agent, MetaQNN.control].map { arm in
      run.system.study.records.filter { $0.arms.contains(arm) }.map(\.design)
    }
    for networks in arms {
      #expect(networks.count == 54)
      #expect(Set(networks).count == 54)
    }
    #expect(arms[0].prefix(30) == arms[1].prefix(30))
  }

  @Test func testsEachWinnerOnceAtTheVeryEnd() throws {
    let asked = try run(seed: 2).asked
    let tests = asked.filter { $0.trialPurpose == .test }
    #expect((1...2).contains(tests.count))
    #expect(asked.suffix(tests.count).allSatisfy { $0.trialPurpose == .test })
    let finalists = asked.filter { $0.trialPurpose == .finalist }.map(\.design)
    #expect(tests.allSatisfy { finalists.contains($0.design) })
    #expect(Set(finalists).count == finalists.count)
  }

  @Test func saysWhenAStageIsOver() throws {
    let milestones = try run(seed: 1).reports.flatMap(\.entries).compactMap { entry in
      if case .note(.milestone, let text) = entry { text } else { nil }
    }
    for epsilon in ["1.0", "0.5", "0.1"] {
      #expect(milestones.count { $0.hasPrefix("ε = \(epsilon):") } == 1)
    }
    #expect(milestones.contains { $0.contains("random search at the same price") })
    #expect(milestones.contains { $0.contains("test accuracy of the agent's best") })
  }

  @Test func aTinySpaceEndsInsteadOfSearchingForEver() throws {
    let world = try MetaQNN.open(WorldRequest())
    var settings = MetaQNN.Settings()
    (settings.layers, settings.divisor) = (1, 1)
    var run = try SearchLoop<MetaQNN>(settings, world: world, seed: 1)
    var steps = 0
    while try run.step(in: world, evaluate: { _ in Outcome(score: 0.5, cost: 1) }) != nil {
      steps += 1
    }
    // Output alone, global averaging, or one of six convolutions; then the finals.
    #expect(run.system.exploration.count == 8)
    #expect(run.system.plannedSteps == steps)
  }

  /// The control is planned without the networks that the first stage is to share with it.
  @Test func theForecastDoesNotMoveWhileNoStageGivesUp() throws {
    let world = try MetaQNN.open(WorldRequest())
    var settings = MetaQNN.Settings()
    settings.divisor = 50
    var run = try SearchLoop<MetaQNN>(settings, world: world, seed: 1)
    let forecast = run.system.plannedSteps
    while run.system.exploration.stage < 9,
      try run.step(in: world, evaluate: { _ in Outcome(score: 0.5, cost: 1) }) != nil
    {
      #expect(run.system.plannedSteps == forecast)
    }
    #expect(run.system.exploration.stage == 9)
  }

  /// A whole run on a made-up accuracy: the share of a network's filters that it could have.
  @Test func itsAgentLearnsByAdjustedSettings() throws {
    let world = try MetaQNN.open(WorldRequest(name: "optdigits"))
    var search = try MetaQNN(MetaQNN.Settings(), world: world, random: seeded(1))
    (search.settings.rate, search.settings.replays) = (0.5, 7)
    #expect(search.exploration.learner.rate == 0.5)
    #expect(search.exploration.learner.replays == 7)
  }

  private func run(seed: UInt64) throws -> Run {
    let world = try MetaQNN.open(WorldRequest())
    var settings = MetaQNN.Settings()
    settings.divisor = 50
    var run = try SearchLoop<MetaQNN>(settings, world: world, seed: seed)
    var (asked, reports): ([SearchCandidate<NetworkString>], [Report]) = ([], [])
    while let step = try run.step(
      in: world,
      evaluate: { trial in
        let filters = trial.candidate.design.layers.map { layer in
          if case .convolution(let filters, _, _) = layer { filters } else { 0 }
        }
        return Outcome(score: Double(filters.reduce(0, +)) / 64, cost: 1)
      })
    {
      asked.append(step.trial.candidate)
      reports.append(step.report)
    }
    return (run.system, asked, reports)
  }
}
