import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct EnsembleTests {
  /// A real search of a few tiny networks whose three finalists are tested together.
  private func settings() -> MetaQNN.Settings {
    var settings = MetaQNN.Settings()
    (settings.layers, settings.divisor, settings.epochs) = (1, 500, 1)
    (settings.finalists, settings.finalEpochs, settings.ensemble) = (3, 1, 3)
    (settings.hasControl, settings.window) = (false, 2)
    return settings
  }

  @Test func theBestAreTestedTogetherAtTheVeryEnd() throws {
    let world = try MetaQNN.open(WorldRequest(name: "optdigits"))
    var loop = try SearchLoop<MetaQNN>(settings(), world: world, seed: 1)
    var steps: [SearchLoop<MetaQNN>.Step] = []
    while let step = try loop.step(in: world) {
      steps.append(step)
      #expect(loop.system.plannedSteps ?? 0 >= steps.count)
    }
    let last = try #require(steps.last)
    let finalists = steps.filter { $0.trial.candidate.trialPurpose == .finalist }
    let ranked = finalists.sorted { ($0.outcome.score ?? 0) > ($1.outcome.score ?? 0) }
    #expect(last.trial.candidate.purpose == .ensemble(of: ranked.map(\.trial.id)))
    #expect(loop.system.study.isFinished && loop.system.plannedSteps == steps.count)
    #expect(loop.system.heldTrials.isEmpty)
    #expect(loop.system.study.finals?.ensemble?.score == last.outcome.score)
    let said = last.report.entries.contains { entry in
      if case .note(.milestone, let text) = entry {
        text.contains("3 best together")
      } else {
        false
      }
    }
    #expect(said)
  }

  /// Two networks of one dense layer, whose mean answer is worked out here in full.
  @Test func theClassOfTheLargestMeanProbabilityCounts() throws {
    let data = try ChildData("optdigits", WorldRequest(name: "optdigits"))
    let network = try Network(input: [8, 8, 1], layers: [.dense(units: 10)])
    let trainers = try [UInt64(1), 2].map { seed in
      try Trainer(
        network, classes: 10, optimiser: .sgd(), rate: 0.1, batchSize: 50, seed: seed)
    }
    let store = Store(
      networks: trainers.map {
        TrainedNetwork(
          network, $0.parameters, classes: data.classNames, epoch: 1, trainedOn: .training)
      })
    var test = EnsembleTest(of: [0, 1])
    var outcome: Outcome?
    while outcome == nil {
      // What is saved between two slices is all that the rest depends on.
      let bytes = try JSONEncoder().encode(test)
      test = try JSONDecoder().decode(EnsembleTest.self, from: bytes)
      outcome = try test.advance(on: data, networks: store)
    }
    #expect(outcome?.score == Self.expected(trainers, on: data))
    #expect(outcome?["members"] == 2)
  }

  private static func expected(_ trainers: [Trainer], on data: ChildData) -> Double {
    let parts = data.testPieces
    let inputs = parts.flatMap(\.inputs)
    let labels = parts.flatMap(\.labels)
    let answers = trainers.map { trainer in
      var trainer = trainer
      return trainer.logits(inputs).softmax(classes: 10)
    }
    let right = labels.indices.count { example in
      let sums = (0..<10).map { answers[0][example * 10 + $0] + answers[1][example * 10 + $0] }
      return sums.firstIndex(of: sums.max() ?? 0) == labels[example]
    }
    return Double(right) / Double(labels.count)
  }

  @Test func aSavedTestThatFitsNothingIsRefused() throws {
    let data = try ChildData("optdigits", WorldRequest(name: "optdigits"))
    let text = #"{"members":[],"member":0,"piece":0,"sums":[]}"#
    var test = try JSONDecoder().decode(EnsembleTest.self, from: Data(text.utf8))
    #expect(throws: Failure.self) { try test.advance(on: data, networks: NoNetworks()) }
    var lost = EnsembleTest(of: [0])
    #expect(throws: Failure.self) { try lost.advance(on: data, networks: NoNetworks()) }
  }

  /// Baker and others (2017) train their finalists for CIFAR-10 in four stages.
  @Test func finalistsOfThePaperHaveItsRates() throws {
    let paper = try #require(MetaQNN.Settings.presets.first { $0.name == "paper" }).settings
    let plan = try paper.plan(for: NetworkString(parsing: "[C(64,3,1),SM(10)]"), isLong: true)
    let rates = [0, 39, 40, 79, 80, 239, 240, 299].map { plan.rates.rate(epoch: $0) }
    #expect(rates == [0.025, 0.025, 0.0125, 0.0125, 1e-4, 1e-4, 1e-5, 1e-5])
    #expect(plan.augmentation?.shift == 5 && plan.augmentation?.isMirroring == true)
    #expect(paper.finals.ensemble == 5 && plan.retries.isEmpty)
    let short = try paper.plan(for: NetworkString(parsing: "[C(64,3,1),SM(10)]"), isLong: false)
    #expect(short.augmentation == nil && short.optimiser == .adam())
  }
}

private struct Store: NetworkStore {
  let networks: [TrainedNetwork]

  func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork { networks[id] }
}
