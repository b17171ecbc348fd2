import Learning
import Systems

extension Experiment {
  /// The switch riddle of three (Foerster and others 2016, figure 4a).
  ///
  /// The paper's curves are normalised by the oracle; its 5,000 "episodes" are batches of 32 games
  /// in the authors' code, as our lessons are. DIAL and RIAL are held to the same bar in the same
  /// tests, all 729 schedules every 50 lessons.
  static let dialSwitch = Experiment(
    id: "dial-switch", title: "three prisoners learn to use a light bulb: DIAL, RIAL, silence",
    system: "dial", seeds: 10, minutes: 3,
    figures: [
      Figure(
        "DIAL: seeds at 0.95 within 1,000 lessons", unit: Figure.ofSeeds,
        bar: .atLeast(0.8), control: "RIAL: seeds at 0.95 within 1,000 lessons"),
      Figure("RIAL: seeds at 0.95 within 1,000 lessons", unit: Figure.ofSeeds),
      Figure(
        "DIAL: lessons to 0.95, or 2,000", unit: "lessons", scale: .amount,
        control: "RIAL: lessons to 0.95, or 2,000"),
      Figure("RIAL: lessons to 0.95, or 2,000", unit: "lessons", scale: .amount),
      Figure(
        "DIAL sooner than RIAL at 0.95", unit: "lessons", bar: .surelyAtLeast(0)),
      Figure(
        "DIAL at 0.95 before RIAL of the same seed", unit: Figure.ofSeeds, bar: .atLeast(0.8)),
      Figure(
        "DIAL: best mean of 5 evaluations", unit: "of oracle", paper: 1, bar: .atLeast(0.95),
        control: "silent: mean of the last 5 evaluations"),
      Figure(
        "RIAL: seeds at 0.9 within 2,000 lessons", unit: Figure.ofSeeds, bar: .atLeast(0.6)),
      Figure(
        "silent: mean of the last 5 evaluations", unit: "of oracle", bar: .surelyAtMost(0.76)),
      Figure(
        "DIAL: decisions that a tree of depth 3 explains", unit: "share", scale: .share,
        bar: .atLeast(0.97)),
    ]
  ) { seed throws(Failure) in
    let dial = try DialCurve(.dial, lessons: 2000, in: "switch-3", seed: seed)
    let rial = try DialCurve(.rial, lessons: 2000, in: "switch-3", seed: seed)
    let silent = try DialCurve(.silent, lessons: 2000, in: "switch-3", seed: seed)
    let lead = rial.lessons(to: 0.95) - dial.lessons(to: 0.95)
    return [
      dial.reaches(0.95, within: 1000), rial.reaches(0.95, within: 1000),
      dial.lessons(to: 0.95), rial.lessons(to: 0.95), lead, lead > 0 ? 1 : 0, dial.means.max(),
      rial.reaches(0.9), silent.last, dial.agreement,
    ]
  }

  /// The switch riddle of three for agents that share no parameters (figure 4a, DIAL-NS and RIAL-NS),
  /// beside teams of the same seeds that do.
  static let dialSwitchSeparate = Experiment(
    id: "dial-switch-separate", title: "three prisoners of whom each learns parameters of its own",
    system: "dial", seeds: 5, minutes: 3,
    figures: [
      Figure(
        "DIAL, own parameters: best mean of 5 evaluations", unit: "of oracle",
        control: "DIAL, shared: best mean of 5 evaluations"),
      Figure("DIAL, shared: best mean of 5 evaluations", unit: "of oracle"),
      Figure("RIAL, own parameters: best mean of 5 evaluations", unit: "of oracle"),
      Figure("RIAL, shared: best mean of 5 evaluations", unit: "of oracle"),
      Figure(
        "DIAL, own parameters: lessons to 0.9, or 2,000", unit: "lessons", scale: .amount),
      Figure("DIAL, shared: lessons to 0.9, or 2,000", unit: "lessons", scale: .amount),
      Figure("sharing saves DIAL", unit: "lessons", bar: .above(0)),
    ]
  ) { seed throws(Failure) in
    func curve(_ variant: Variant, isShared: Bool) throws(Failure) -> DialCurve {
      try DialCurve(variant, lessons: 2000, in: "switch-3", isShared: isShared, seed: seed)
    }
    let (own, shared) = (
      try curve(.dial, isShared: false), try curve(.dial, isShared: true)
    )
    let (ownRial, sharedRial) = (
      try curve(.rial, isShared: false), try curve(.rial, isShared: true)
    )
    return [
      own.means.max(), shared.means.max(), ownRial.means.max(), sharedRial.means.max(),
      own.lessons(to: 0.9), shared.lessons(to: 0.9), own.lessons(to: 0.9) - shared.lessons(to: 0.9),
    ]
  }

  /// The switch riddle of four (figure 4b): the paper's DIAL reaches the oracle, its silent control
  /// does not.
  static let dialSwitchFour = Experiment(
    id: "dial-switch-4", title: "four prisoners learn to use a light bulb: DIAL and silence",
    system: "dial", seeds: 5, minutes: 10,
    figures: [
      Figure(
        "DIAL: mean of the last 5 evaluations, 10,000 lessons", unit: "of oracle", paper: 1,
        control: "silent: mean of the last 5 evaluations, 10,000 lessons"),
      Figure("DIAL: best mean of 5 evaluations", unit: "of oracle", paper: 1),
      Figure("silent: mean of the last 5 evaluations, 10,000 lessons", unit: "of oracle"),
      Figure("DIAL above silence", unit: "of oracle", bar: .surelyAtLeast(0.15)),
    ]
  ) { seed throws(Failure) in
    let dial = try DialCurve(
      .dial, lessons: 10_000, in: "switch-4", preset: "prisoners-4", seed: seed)
    let silent = try DialCurve(
      .silent, lessons: 10_000, in: "switch-4", preset: "prisoners-4", seed: seed)
    return [dial.last, dial.means.max(), silent.last, dial.last - silent.last]
  }
}
