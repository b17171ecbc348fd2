import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

/// Tests of the world: looking on must not tell, and what a person would do must.
@Suite struct TowerTests {
  /// All towers there are, with this actuator.
  private func towers(_ actuator: BlockTower.Actuator) -> [BlockTower] {
    (0..<16).map { mask in
      BlockTower(welds: (0..<4).map { mask >> $0 & 1 == 1 }, actuator: actuator)
    }
  }

  @Test func welds() {
    #expect(
      towers(.fist).map(\.bodies).sorted() == [1, 2, 2, 2, 2] + Array(repeating: 3, count: 6)
        + [4, 4, 4, 4, 5])
  }

  @Test func untouchedTowersLookAlike() {
    var looks: Set<[PlaneVector]> = []
    for tower in towers(.pushes) {
      var tower = tower
      for _ in 0..<20 {
        tower.pass(0.1)
        looks.insert((0..<5).map { tower.seen($0) + PlaneVector(0, 0) })
      }
    }
    #expect(looks == [(0..<5).map { BlockTower.place(of: $0) }])
    let passive = TowerRule.passiveAccuracy(
      400, actuator: .fist, seconds: 0.4, random: Random(seed: 1))
    #expect(passive <= 0.25)
  }

  @Test(arguments: BlockTower.Actuator.allCases)
  func theRuleTellsAllTowersApart(_ actuator: BlockTower.Actuator) {
    for tower in towers(actuator) {
      #expect(TowerRule.play(tower).isRight, "\(tower.welds)")
    }
  }

  @Test func theFistStaysWithinItsReach() {
    var tower = BlockTower(welds: [true, true, true, true], actuator: .fist)
    for _ in 0..<40 { tower.pass(0.1, action: 0) }
    #expect(tower.placeOfFist.map { abs($0.x + 6) < 0.31 } ?? false)
    for _ in 0..<40 { tower.pass(0.1, action: 2) }
    #expect(tower.placeOfFist.map { $0.y >= 2 && $0.y < 2.31 } ?? false)
  }

  @Test func observationsBeginAtZeroAndShowWhatOpens() {
    let task = TowerTask(actuator: .fist)
    var trials = ExperimentTrials(
      0..<4, task, ExperimentRules(limit: 20), random: Random(seed: 1))
    var seen = [Float](repeating: 9, count: 4 * task.inputs)
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    #expect(seen[0..<14].allSatisfy { abs($0) < 1e-6 } && abs(seen[14] + 0.85) < 1e-6)
    #expect(seen[15] == 0 && seen[16] == 0)
    var rewards = [Float](repeating: 0, count: 4)
    for _ in 0..<10 { trials.step([1, 1, 1, 1], &rewards) }
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    #expect(seen[16] == 1 && seen[0..<10].contains { abs($0) > 0.5 })
    trials.step(trials.scenes.map { 4 + task.answer(of: $0) }, &rewards)
    #expect(
      rewards == [1, 1, 1, 1] && trials.results.compactMap { $0?.actions } == [10, 10, 10, 10])
  }

  /// A few seconds: it resumes while it learns, and its pictures are those of towers.
  @Test func resumesWhileLearning() throws {
    let world = try Physics.open(WorldRequest(name: "towers-fist"))
    var settings = try Physics.Settings(preset: "towers", tuned: [:])
    (settings.units, settings.learning.trials, settings.learning.minibatch) = (8, 64, 32)
    (settings.iterations, settings.interval, settings.heldOutTrials) = (2, 1, 40)
    settings.limit = 8
    var run = try LearnerRun<Physics>(settings, world: world, seed: 1)
    for _ in 0..<4 { _ = try run.step(in: world) }
    let bytes = try PropertyListEncoder().encode(run)
    var resumed = try PropertyListDecoder().decode(LearnerRun<Physics>.self, from: bytes)
    while try run.step(in: world) != nil { _ = try resumed.step(in: world) }
    #expect(run.learner.agent.parameters == resumed.learner.agent.parameters)
    #expect(run.learner.reference.allSatisfy { $0.isRight })
    #expect(run.learner.artefacts(in: world).count == 9)
    for artefact in run.learner.artefacts(in: world) {
      guard case .scene(let scene) = artefact.content else { continue }
      #expect(scene.rows.count == 9)
    }
  }
}
