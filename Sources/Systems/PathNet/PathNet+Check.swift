import Compute
public import Learning

extension PathNet {
  /// Makes sure that networks and pathways are those of the settings, and that records add up.
  public func check(
    against fresh: PathNet, in world: PathWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.steps == steps, "steps")
    try StateFlaw.unless(shape == fresh.shape, "shape")
    try StateFlaw.unless(random == fresh.random, "random")
    try StateFlaw.unless((0...1).contains(bestAccuracy), "bestAccuracy")
    try checkRecords(after: steps)
    let done = records[pair].results.count + pair * settings.arms.count
    try StateFlaw.unless(
      (run == nil) == (done == settings.arms.count * settings.pairs), "run")
    try StateFlaw.unless((learned != nil) == (done > 0), "learned")
    try StateFlaw.unless(
      (fixedLearned != nil) == (settings.hasControls && done > 1), "fixedLearned")
    guard let reference = fresh.run?.bank else { return }
    try check(learned, "learned", reference)
    try check(fixedLearned, "fixedLearned", reference)
    if let run {
      try StateFlaw.within("run") { () throws(StateFlaw) in try check(run, reference) }
    }
  }

  private func checkRecords(after steps: Int) throws(StateFlaw) {
    let arms = settings.arms.count
    try StateFlaw.unless((1...settings.pairs).contains(records.count), "records")
    var total = run?.generations ?? 0
    for (place, record) in records.enumerated() {
      let isPast = place < pair || records.count == settings.pairs && run == nil
      try StateFlaw.unless(
        isPast ? record.results.count == arms : record.results.count < arms, "records.\(place)")
      try StateFlaw.within("records.\(place)") { () throws(StateFlaw) in
        for result in record.results { try check(result) }
        for part in [record.kept, record.fineTuned].compactMap(\.self) {
          try StateFlaw.unless(
            (0...1).contains(part.before) && (0...1).contains(part.after), "kept")
        }
      }
      total += record.results.reduce(0) { $0 + $1.generations }
    }
    try StateFlaw.unless(total == steps, "records")
  }

  private func check(_ result: ArmResult) throws(StateFlaw) {
    try StateFlaw.unless(result.pathway.fits(shape), "pathway")
    try StateFlaw.unless((0...1).contains(result.before), "before")
    try StateFlaw.unless((0...1).contains(result.after), "after")
    try StateFlaw.unless(
      (1...settings.generations).contains(result.generations)
        && result.curve.allSatisfy((0...1).contains), "curve")
  }

  private func check(
    _ learned: Learned?, _ path: String, _ reference: ModuleBank
  ) throws(StateFlaw) {
    guard let learned else { return }
    try StateFlaw.unless(
      learned.bank.hasLayout(of: reference) && learned.pathway.fits(shape)
        && (0...1).contains(learned.accuracy), path)
  }

  private func check(_ run: TaskRun, _ reference: ModuleBank) throws(StateFlaw) {
    try StateFlaw.unless(run.bank.hasLayout(of: reference), "bank")
    try StateFlaw.unless(run.frozen == frozenModules(of: arm), "frozen")
    let population = run.population
    try StateFlaw.unless(
      population.pathways.count == (arm.evolves ? settings.population : 1)
        && population.fitness.count == population.pathways.count
        && population.pathways.allSatisfy { $0.fits(shape) }
        && population.fitness.allSatisfy { $0.map { (0...1).contains($0) } ?? true }, "population")
    try StateFlaw.unless(
      run.generations < settings.generations && run.curve.allSatisfy((0...1).contains), "curve")
  }
}
