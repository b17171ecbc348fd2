public import Learning
public import Methods

extension GeneticCNN {
  /// Makes sure that every code is one of the space that is searched, and that generations are
  /// whole.
  public func check(
    against fresh: GeneticCNN, in world: ImageWorld, after steps: Int
  ) throws(StateFlaw) {
    let nodes = settings.stageNodes
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { $0.stages.map(\.nodes) == nodes }
    }
    let size = settings.mode == .search ? settings.population : settings.plannedBirths
    try StateFlaw.unless(
      births.count >= size && births.count % size == 0 && births.count <= settings.plannedBirths,
      "births")
    for (place, birth) in births.enumerated() {
      try StateFlaw.unless(
        birth.code.stages.map(\.nodes) == nodes && birth.parents.count <= 2
          && birth.parents.isEmpty == (place < size)
          && birth.parents.allSatisfy((0..<size).contains), "births.\(place)")
    }
    let proposed = study.asked.filter { $0.arms.contains(Self.genetic) }.map(\.design)
    try StateFlaw.unless(
      (0...births.count).contains(asked) && proposed == births.prefix(asked).map(\.code), "asked")
    let told = rewards.count
    try StateFlaw.unless(
      settings.mode == .enumerate || births.count == settings.plannedBirths
        || births.count == (told / size + 1) * size, "births")
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<GeneticCode>>], in world: ImageWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}
