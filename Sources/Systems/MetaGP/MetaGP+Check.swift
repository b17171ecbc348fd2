public import Learning

extension MetaGP {
  /// Makes sure that programs could have been evolved, and that there are as many results as steps.
  public func check(
    against fresh: MetaGP, in world: FormulaWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.steps == steps, "steps")
    try StateFlaw.unless(target == fresh.target && random == fresh.random, "target")
    try StateFlaw.unless(
      programs.count == settings.programs && programs.allSatisfy(\.makesSense), "programs")
    let judged = min(steps, searchSteps)
    try StateFlaw.unless(
      generations.count == judged / settings.programs
        && fitness.count == judged % settings.programs, "generations")
    try StateFlaw.unlessFinite(fitness, "fitness")
    for (place, generation) in generations.enumerated() {
      try StateFlaw.unlessFinite(
        [generation.best, generation.mean, generation.incumbent, generation.classic],
        "generations.\(place)")
      try StateFlaw.unless(generation.program.makesSense, "generations.\(place).program")
    }
    try check(luckiest, isThere: !generations.isEmpty, "luckiest")
    try check(randomBest, isThere: !fitness.isEmpty, "randomBest")
    try checkTests(after: steps)
  }

  /// The control's programs are there only where there is a control.
  private func check(_ judged: Judged?, isThere: Bool, _ path: String) throws(StateFlaw) {
    try StateFlaw.unless(
      (judged != nil) == (settings.hasControl && isThere)
        && judged?.program.makesSense ?? true && judged?.value.isFinite ?? true, path)
  }

  private func checkTests(after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(tests.count == max(steps - searchSteps, 0), "tests")
    let most = 2 * settings.horizon * GeneticProgramming.population
    for (place, part) in tests.enumerated() {
      let counts = [part.evolved.count, part.classic.count]
      try StateFlaw.unless(
        counts.allSatisfy { (1...Self.batch).contains($0) }
          && part.lucky.count == (settings.hasControl ? part.evolved.count : 0)
          && (part.evolved + part.classic + part.lucky).allSatisfy {
            (1...most).contains($0.evaluations) && $0.error >= 0
          }, "tests.\(place)")
    }
  }
}
