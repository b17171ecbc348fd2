import Learning
import Systems

extension Experiment {
  /// The colour-digit game for agents that are told their cards, as the authors' code can tell digits:
  /// only the protocol is left to learn.
  static let dialColourDigitLookup = Experiment(
    id: "dial-colour-digit-lookup",
    title: "two agents that are told coloured digits exchange one bit: DIAL, RIAL, silence",
    system: "dial", seeds: 10, minutes: 1,
    figures: [
      Figure(
        "DIAL: seeds at 0.95 within 5,000 lessons", unit: Figure.ofSeeds, bar: .atLeast(0.8),
        control: "RIAL: seeds at 0.95 within 5,000 lessons"),
      Figure("RIAL: seeds at 0.95 within 5,000 lessons", unit: Figure.ofSeeds),
      Figure(
        "DIAL: lessons to 0.95, or 5,000", unit: "lessons", scale: .amount,
        control: "RIAL: lessons to 0.95, or 5,000"),
      Figure("RIAL: lessons to 0.95, or 5,000", unit: "lessons", scale: .amount),
      Figure("DIAL sooner than RIAL at 0.95", unit: "lessons"),
      Figure(
        "silent: mean of the last 5 evaluations", unit: "of optimum", bar: .surelyAtMost(0.1)),
    ]
  ) { seed throws(Failure) in
    let curves = try curves(in: "colour-digit-lookup", preset: "digits-lookup", seed: seed)
    let lessons = curves.map { $0.lessons(to: 0.95) }
    return [
      curves[0].reaches(0.95), curves[1].reaches(0.95), lessons[0], lessons[1],
      lessons[1] - lessons[0], curves[2].last,
    ]
  }

  /// Digits in four bits (figure 5a of the paper), for agents that are told them.
  static let dialMultiStep = Experiment(
    id: "dial-multistep",
    title: "two agents tell each other a digit in four bits: DIAL, RIAL, silence",
    system: "dial", seeds: 5, minutes: 2,
    figures: [
      Figure(
        "DIAL: mean of the last 5 evaluations, 5,000 lessons", unit: "of optimum",
        bar: .atLeast(0.5), control: "RIAL: mean of the last 5 evaluations, 5,000 lessons"),
      Figure(
        "RIAL: mean of the last 5 evaluations, 5,000 lessons", unit: "of optimum",
        bar: .atMost(0.35)),
      Figure("silent: mean of the last 5 evaluations, 5,000 lessons", unit: "of optimum"),
      Figure("DIAL above RIAL", unit: "of optimum", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let scores = try curves(in: "multi-step-lookup", preset: "multi-step", seed: seed).map(\.last)
    return scores + [scores[0] - scores[1]]
  }

  /// DIAL, RIAL and silence after 5,000 lessons.
  private static func curves(
    in world: String, preset: String, seed: UInt64
  ) throws(Failure) -> [DialCurve] {
    var curves: [DialCurve] = []
    for variant in [Variant.dial, .rial, .silent] {
      curves.append(
        try DialCurve(variant, lessons: 5000, in: world, preset: preset, seed: seed))
    }
    return curves
  }
}
