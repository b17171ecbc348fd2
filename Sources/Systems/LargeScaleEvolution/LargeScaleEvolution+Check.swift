public import Learning
public import Methods

extension LargeScaleEvolution {
  /// Makes sure that every individual can live in this world, and that the living were trained.
  public func check(
    against fresh: LargeScaleEvolution, in world: ImageWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(input == fresh.input, "input")
    let settings = settings
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { individual in
        individual.dna.isSound && individual.dna.isWithin(settings.limits)
          && (1...settings.individuals).contains(individual.trainings)
      }
    }
    try StateFlaw.unless(living.count == fresh.living.count, "living")
    for (arm, records) in living.enumerated() {
      try StateFlaw.unless(
        Set(records).count == records.count
          && records.allSatisfy {
            study.records.indices.contains($0) && study.records[$0].arms.contains(arm)
          }, "living.\(arm)")
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<Individual>>], in world: ImageWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}

extension DNA {
  /// Whether vertices have numbers of their own, and skips lead forward past at least one place,
  /// each once.
  var isSound: Bool {
    let ids = vertices.map(\.id)
    guard Set(ids).count == ids.count, (0...1 << 40).contains(nextID), vertices.count <= 64,
      ids.allSatisfy((0..<nextID).contains)
    else { return false }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return Set(skips).count == skips.count
      && skips.allSatisfy { skip in
        guard let source = places[skip.source], let target = places[skip.target] else {
          return false
        }
        return target - source > 1
      }
  }
}
