import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct OptimalStoppingTests {
  /// Values and mean pokes by an independent program on a grid of 24 masses.
  @Test(arguments: [
    (3.0, 0.95, 0.838), (5, 0.95, 0.869), (10, 0.95, 0.891), (3, 0.99, 0.964), (10, 0.9, 0.791),
  ])
  func agreesWithAnotherSolution(ease: Double, discount: Double, value: Double) {
    let solution = OptimalStopping(ease: ease, discount: discount)
    #expect(abs(solution.value - value) < 0.006, "\(solution.value)")
  }

  /// Nothing known makes one of four, all known makes certain.
  @Test func handWorkedEnds() {
    let solution = OptimalStopping(ease: 3, discount: 0.95, points: 8)
    var known = OptimalStopping.Knowledge()
    #expect(solution.confidence(known) == 0.25)
    for load in [0.1, 0.2, 0.3, 0.15] { known = solution.learning(load, known) }
    #expect(solution.confidence(known) == 1 && solution.worth(known) == 1)
    #expect(!solution.pokes(known))
    // Where the second action is worth nothing, a poke, 0, is better than a guess, −1/2.
    #expect(OptimalStopping(ease: 3, discount: 0, points: 4).value == 0)
  }

  /// With ease 1 all loads are uniform: the larger of one seen and three not is at 1/2 with 1/8.
  @Test func confidenceIsBayes() {
    let solution = OptimalStopping(ease: 1, discount: 0.5, points: 4)
    let known = solution.learning(0.5, OptimalStopping.Knowledge())
    #expect(abs(solution.confidence(known) - (1 - 0.125) / 3) < 1e-12)
    let sure = solution.learning(0.999, OptimalStopping.Knowledge())
    #expect(abs(solution.confidence(sure) - pow(0.999, 3)) < 1e-12)
    #expect(solution.trustsTheLargest(sure) && !solution.trustsTheLargest(known))
  }

  /// What it earns in blocks as they come is what the program says it is worth.
  @Test func earnsWhatItPromises() {
    let solution = OptimalStopping(ease: 10, discount: 0.95, points: 10)
    let results = (0..<600).map { number in
      var random = Random(seed: 1).stream(number)
      return solution.play(HeavyBlocks(ease: 10, random: &random))
    }
    let summary = ExperimentSummary(results, discount: 0.95)
    #expect(abs(summary.value - solution.value) < 0.02)
    #expect(summary.success > 0.99 && abs(summary.actions - 2.26) < 0.15)
  }
}

@Suite struct PhysicsTests {
  private func trials(
    _ count: Int, limit: Int = 5, isRandom: Bool = false
  ) -> ExperimentTrials<HeavierTask> {
    ExperimentTrials(
      0..<count, HeavierTask(ease: 5), ExperimentRules(isRandom: isRandom, limit: limit),
      random: Random(seed: 1))
  }

  @Test func answersEndTrials() {
    var trials = trials(2)
    let heaviest = trials.scenes.map(\.heaviest)
    var rewards: [Float] = [9, 9]
    trials.step([4 + heaviest[0], 0], &rewards)
    #expect(rewards == [1, 0])
    #expect(trials.isOver(0) && !trials.isOver(1))
    trials.step([0, 4 + (heaviest[1] + 1) % 4], &rewards)
    #expect(rewards == [0, -1])
    #expect(trials.results.map { $0?.actions } == [0, 1])
    #expect(trials.results.map { $0?.isRight } == [true, false])
  }

  @Test func silenceIsAWrongAnswer() {
    var trials = trials(1, limit: 3)
    var rewards: [Float] = [9]
    for _ in 0..<2 { trials.step([1], &rewards) }
    #expect(rewards == [0] && !trials.isOver(0))
    trials.step([1], &rewards)
    #expect(rewards == [-1] && trials.isOver(0))
    #expect(trials.results[0]?.isRight == false)
  }

  @Test func pokesShowInTheHeights() {
    var (chosen, random) = (trials(8), trials(8, isRandom: true))
    var seen = [Float](repeating: 0, count: 32)
    var rewards = [Float](repeating: 0, count: 8)
    chosen.step(Array(repeating: 2, count: 8), &rewards)
    seen.withUnsafeMutableBufferPointer { chosen.observe($0) }
    #expect((0..<8).allSatisfy { seen[$0 * 4 + 2] > 0.19 && seen[$0 * 4] == 0 })
    random.step(Array(repeating: 2, count: 8), &rewards)
    seen.withUnsafeMutableBufferPointer { random.observe($0) }
    let moved = (0..<8).map { row in (0..<4).firstIndex { seen[row * 4 + $0] > 0 } }
    #expect(Set(moved).count > 1 && !moved.contains(nil))
  }

  /// Equal values share a rank: 1, 2.5, 2.5, 4 against 1, 2, 3, 4 gives 4.5 / √(4.5 · 5).
  @Test func rankCorrelationIsThatOfRanks() {
    #expect(abs(rankCorrelation([1, 5, 9], [2, 4, 8]) - 1) < 1e-12)
    #expect(abs(rankCorrelation([1, 5, 9], [8, 4, 2]) + 1) < 1e-12)
    #expect(abs(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]) - 4.5 / 22.5.squareRoot()) < 1e-12)
    #expect(rankCorrelation([1, 1], [1, 2]) == 0)
  }

  /// A few seconds: guessing is worth −0.5, and poking makes it better than that.
  @Test func learnsToPokeAndResumesWhileLearning() throws {
    let world = try Physics.open(WorldRequest(name: "heavier-10"))
    var settings = Physics.Settings()
    (settings.units, settings.learning.trials, settings.learning.minibatch) = (24, 256, 128)
    (settings.iterations, settings.interval, settings.heldOutTrials) = (50, 25, 400)
    (settings.learning.rate, settings.limit) = (1e-2, 12)
    var run = try LearnerRun<Physics>(settings, world: world, seed: 1)
    for _ in 0..<4 { _ = try run.step(in: world) }
    let bytes = try PropertyListEncoder().encode(run)
    var resumed = try PropertyListDecoder().decode(LearnerRun<Physics>.self, from: bytes)
    for _ in 0..<10 { _ = (try run.step(in: world), try resumed.step(in: world)) }
    #expect(run.learner.agent.parameters == resumed.learner.agent.parameters)
    while try run.step(in: world) != nil {}
    let entries = run.learner.evaluations.entries
    #expect(entries.map(\.agent.value)[0] < -0.3)
    #expect((entries.last?.agent.value ?? -1) > 0)
    #expect(run.learner.artefacts(in: world).count == 9)
  }
}
