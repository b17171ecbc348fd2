import Compute
public import Learning
import Methods
public import Worlds

extension Translation {
  /// Makes sure that the models are those of the settings and have learned as often.
  public func check(
    against fresh: Translation, in world: SentencePairs, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(models.isEmpty == (steps == 0), "models")
    guard steps > 0 else { return }
    guard let data = try? fresh.takeData(in: world) else { throw StateFlaw("settings") }
    let expected = fresh.makeModels(for: data)
    try StateFlaw.unless(models.count == expected.count, "models")
    for (place, model) in models.enumerated() {
      try StateFlaw.within("models.\(place)") { () throws(StateFlaw) in
        try model.check(against: expected[place], after: steps)
      }
    }
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(for: models[0].plan, controls: models.count - 1, after: steps)
    }
    let isOver = steps == settings.steps
    try StateFlaw.unless(results.isEmpty || isOver && results.count == models.count, "results")
    for (place, result) in results.enumerated() {
      let numbers = [result.logPerplexity, result.bitsPerCharacter, result.misled, result.bleu]
      try StateFlaw.unlessFinite(numbers, "results.\(place)")
    }
  }
}

extension TranslationModel {
  /// Makes sure that a decoded model is what one that has not learned became in some steps.
  fileprivate func check(against fresh: TranslationModel, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
    guard let best else { return }
    try StateFlaw.unless(
      best.parameters.hasLayout(of: fresh.parameters) && best.loss.isFinite
        && (0...steps).contains(best.steps), "best")
  }
}

extension Translation.Evaluations {
  fileprivate func check(
    for plan: TranslationPlan, controls: Int, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unlessFinite(untrained, "untrained")
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { entry in
        (0...steps).contains(entry.steps) && entry.misled.isFinite
          && entry.controls.count == controls && entry.controls.allSatisfy(\.isFinite)
      }
    }
    for (place, sample) in samples.enumerated() {
      try StateFlaw.unless(sample.makesSense(for: plan.cell), "samples.\(place)")
    }
  }
}

extension SampleTranslation {
  /// Whether there is a change of every gate at every piece.
  fileprivate func makesSense(for cell: HyperCellPlan) -> Bool {
    changes.count == (cell.variant.isHyper ? cell.gates : 0)
      && changes.allSatisfy { row in
        row.count == pieces.count && row.allSatisfy { $0 >= 0 && $0.isFinite }
      }
  }
}
