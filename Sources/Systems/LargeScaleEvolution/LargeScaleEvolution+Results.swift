package import Learning
import Methods

// What experiments read off a search.
extension LargeScaleEvolution {
  /// A search to its end.
  package static func evolved(
    _ settings: Settings, seed: UInt64
  ) throws(Failure) -> LargeScaleEvolution {
    let world = try open(WorldRequest())
    var run = try SearchLoop<LargeScaleEvolution>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.system
  }

  /// The best validation accuracy of all that ever lived.
  package var bestScore: Double { study.best().flatMap { study.records[$0].score } ?? 0 }

  /// The mean accuracy of the founders.
  package var founderScore: Double {
    let scores = study.records.prefix(settings.population).compactMap(\.score)
    return scores.reduce(0, +) / Double(max(scores.count, 1))
  }

  /// How many trainings the weights of the best have been through.
  package var bestTrainings: Double {
    Double(study.best().map { study.records[$0].design.trainings } ?? 0)
  }

  /// What the test part said of the best.
  package var testScore: Double? { study.testScore(ofArm: Self.evolution) }

  /// The accuracy of the best when it is trained from scratch for as many steps.
  package var scratchScore: Double? { study.finals?.winner(ofArm: Self.evolution)?.score }
}
