import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// Pictures painted by a learned optimizer and by hand-designed ones with tuned rates, on contents
  /// and styles that it was not trained on.
  ///
  /// Andrychowicz et al. 2016, section 3.4, with 32x32 pixels for 64x64, 64 steps for 128, and features
  /// by random weights for VGG's; the paper prints curves and no numbers.
  static let styleTransfer = Experiment(
    id: "style-transfer", title: "a learned optimizer paints, against tuned ones",
    system: "style-transfer", seeds: 5, minutes: 6,
    figures: names.enumerated().flatMap { place, name -> [Figure] in
      let isJudged = place < names.count - 1
      return [
        Figure(
          "\(name): loss after 64 steps, learned", scale: .amount,
          control: "\(name): the best tuned optimizer's"),
        Figure("\(name): the best tuned optimizer's", scale: .amount),
        Figure(
          "\(name): learned to best tuned, 64 steps", unit: "ratio", scale: .amount,
          bar: isJudged ? .atMost(1.02) : nil),
        Figure(
          "\(name): learned to best tuned, 32 steps", unit: "ratio", scale: .amount,
          bar: isJudged ? .atMost(1) : nil),
        Figure(
          "\(name): learned to best tuned but L-BFGS, 32 steps", unit: "ratio", scale: .amount,
          bar: isJudged ? .atMost(1) : nil),
      ]
    }
      + steps.map {
        Figure("held-out parts: what training saves of the loss after \($0) steps")
      }
      + [Figure("meta-gain: loss that learning to learn saves", bar: .surelyAtLeast(0))]
  ) { seed throws(Failure) in
    let world = try StyleTransfer.open(WorldRequest())
    var run = try LearnerRun<StyleTransfer>(StyleTransfer.Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let learner = run.learner
    let values = learner.comparison.results.flatMap { result -> [Double?] in
      [
        result.scores.first.map { mean($0.last) }, result.bestOther.map { mean($0.last) },
        result.ratio(early: false), result.ratio(early: true), result.earlyRatioToFirstOrder,
      ]
    }
    let gain = learner.evaluations.entries.first.flatMap { first in
      learner.evaluations.best.map { first.heldOut - $0.heldOut }
    }
    let (untrained, trained) = (learner.evaluations.first, learner.evaluations.curve)
    return values + steps.map { untrained[$0] - trained[$0] } + [gain]
  }

  /// After as many steps the kept optimizer is set beside the same rule before it was trained, which
  /// goes where L-BFGS would.
  private static let steps = [8, 16, 32]

  private static let names = [
    "its photographs", "other photographs", "gravel", "grass", "twice the size",
  ]
}
