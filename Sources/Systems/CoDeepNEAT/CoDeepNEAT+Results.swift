package import Learning
import Methods

// What experiments read off an evolution.
extension CoDeepNEAT {
  /// An evolution to its end.
  package static func evolved(in world: String, seed: UInt64) throws(Failure) -> CoDeepNEAT {
    let world = try open(WorldRequest(name: world))
    var run = try SearchLoop<CoDeepNEAT>(Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.system
  }

  /// The scores of each generation's networks, 0 where one was none.
  package var generations: [[Double]] { generations(ofArm: Self.evolved) }

  /// The same where fitness is drawn at random.
  package var controlGenerations: [[Double]] { generations(ofArm: Self.control) }

  private func generations(ofArm arm: Int) -> [[Double]] {
    let size = settings.rules.blueprints * settings.rules.networksPerBlueprint
    let scores = study.scores(ofArm: arm)
    return stride(from: 0, to: scores.count, by: size).map {
      Array(scores[$0..<min($0 + size, scores.count)])
    }
  }

  /// What the test part said of the best of each arm, trained for longer.
  package var testScores: (evolved: Double?, control: Double?) {
    (study.testScore(ofArm: Self.evolved), study.testScore(ofArm: Self.control))
  }
}
