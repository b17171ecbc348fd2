import Learning
import Systems

extension Experiment {
  /// The colour-digit game (Foerster and others 2016, figure 5b), on real digits of 8x8 pixels in place
  /// of MNIST's 28x28, with noise 0.5 in the channel in place of 2 and messages as they arrive, both
  /// chosen on seeds 1 to 3.
  ///
  /// Scores are on the official test part: digits of writers that no team saw.
  static let dialColourDigit = Experiment(
    id: "dial-colour-digit", title: "two agents tell each other the parity of a digit in one bit",
    system: "dial", seeds: 5, minutes: 2,
    figures: [
      Figure(
        "DIAL after 20,000 lessons, other writers' digits", unit: "of optimum", bar: .atLeast(0.9),
        control: "silent after 20,000 lessons, other writers' digits"),
      Figure("RIAL after 20,000 lessons, other writers' digits", unit: "of optimum"),
      Figure(
        "silent after 20,000 lessons, other writers' digits", unit: "of optimum",
        bar: .surelyAtMost(0.1)),
      Figure("DIAL above RIAL", unit: "of optimum", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    var scores: [Double?] = []
    for variant in [Variant.dial, .rial, .silent] {
      let curve = try DialCurve(
        variant, lessons: 20_000, in: "colour-digit", preset: "digits", seed: seed)
      scores.append(curve.final)
    }
    let (dial, rial) = (scores[0], scores[1])
    return scores + [dial.flatMap { dial in rial.map { dial - $0 } }]
  }
}
