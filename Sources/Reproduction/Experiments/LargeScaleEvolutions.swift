import Learning
import Systems

extension Experiment {
  /// Large-scale evolution on digits somewhere on a canvas: 200 individuals of 50 steps in place of
  /// the paper's tens of thousands of 25,600.
  ///
  /// Real and others (2017); no figure of theirs is on this data. Every arm trains as many.
  static let largeScaleEvolution = Experiment(
    id: "large-scale-evolution",
    title: "classifiers evolve from linear ones: what selection and inheritance bring",
    system: "large-scale-evolution", seeds: 8, minutes: 1.5,
    figures: [
      Figure("best validation accuracy", scale: .share, bar: .atLeast(0.70)),
      Figure("linear classifier, where it starts", scale: .share),
      Figure("best without inheritance", scale: .share),
      Figure("best ever without selection", scale: .share),
      Figure("best where training on is the only mutation", scale: .share, bar: .atMost(0.42)),
      // What is claimed is that each is above its control, seed by seed. A t interval that is bound
      // to stay above 0.15, the bar before, asked for normal differences, which one seed without any
      // convolution rules out.
      Figure("inheritance adds", bar: .above(0)),
      Figure("selection adds", bar: .above(0)),
      Figure("above training on alone", unit: Figure.ofSeeds, bar: .atLeast(1)),
      Figure("test accuracy of the best", scale: .share),
      Figure("trainings of the best's weights", unit: "trainings", scale: .amount),
      Figure("accuracy of the best, trained from scratch for as many steps", scale: .share),
    ]
  ) { seed throws(Failure) in
    func best(_ change: (inout LargeScaleEvolution.Settings) -> Void) throws(Failure)
      -> LargeScaleEvolution
    {
      var settings = LargeScaleEvolution.Settings()
      (settings.hasControl, settings.hasFinals) = (false, false)
      change(&settings)
      return try LargeScaleEvolution.evolved(settings, seed: seed)
    }
    let full = try best { $0.hasFinals = true }
    let others = [
      try best { $0.inherits = false }, try best { $0.selects = false },
      try best { $0.onlyTrains = true },
    ].map(\.bestScore)
    let score = full.bestScore
    return [
      score, full.founderScore, others[0], others[1], others[2], score - others[0],
      score - others[1], score > others[2] ? 1 : 0, full.testScore, full.bestTrainings,
      full.scratchScore,
    ]
  }
}
