import Learning
import Systems

extension Experiment {
  /// The switch riddle (Foerster and others 2016, figure 4): three and four prisoners.
  ///
  /// The paper's curves are normalised by the oracle; its 5,000 "episodes" are batches of 32 games
  /// in the authors' code, as our lessons are.
  static let dialSwitch = Experiment(
    id: "dial-switch", title: "prisoners learn to use a light bulb: DIAL, RIAL, silence",
    system: "dial", seeds: 5, minutes: 5,
    figures: [
      Figure(
        "3 prisoners, DIAL: best mean of 5 evaluations within 2,000 lessons", unit: "of oracle",
        paper: 1, bar: .atLeast(0.95),
        control: "3 prisoners, silent: mean of the last 5 evaluations"),
      Figure(
        "3 prisoners, DIAL: seeds that reach 0.95 within 2,000 lessons", unit: Figure.ofSeeds,
        bar: .atLeast(1)),
      Figure("3 prisoners, DIAL: lessons to a mean of 0.95", unit: "lessons"),
      Figure(
        "3 prisoners, DIAL: decisions that a tree of depth 3 explains", unit: "share",
        bar: .atLeast(0.97)),
      Figure(
        "3 prisoners, silent: mean of the last 5 evaluations", unit: "of oracle",
        bar: .surelyAtMost(0.76)),
      Figure(
        "3 prisoners, RIAL: seeds that reach 0.9 within 5,000 lessons", unit: Figure.ofSeeds,
        paper: 1,
        bar: .atLeast(0.6)),
      Figure("3 prisoners, RIAL: lessons to a mean of 0.9", unit: "lessons"),
      Figure(
        "4 prisoners, DIAL: mean of the last 5 evaluations, 10,000 lessons", unit: "of oracle",
        paper: 1, control: "4 prisoners, silent: mean of the last 5 evaluations, 10,000 lessons"),
      Figure(
        "4 prisoners, silent: mean of the last 5 evaluations, 10,000 lessons",
        unit: "of oracle"),
      Figure(
        "4 prisoners: DIAL above silence", unit: "of oracle", bar: .surelyAtLeast(0.15)),
    ]
  ) { seed throws(Failure) in
    let dial = try DialCurve(.dial, lessons: 2000, in: "switch-3", seed: seed)
    let rial = try DialCurve(.rial, lessons: 5000, in: "switch-3", seed: seed)
    let silent = try DialCurve(.silent, lessons: 2000, in: "switch-3", seed: seed)
    let four = try DialCurve(
      .dial, lessons: 10_000, in: "switch-4", preset: "prisoners-4", seed: seed)
    let silentFour = try DialCurve(
      .silent, lessons: 10_000, in: "switch-4", preset: "prisoners-4", seed: seed)
    return [
      dial.means.max(), dial.lessons(to: 0.95) == nil ? 0 : 1, dial.lessons(to: 0.95),
      dial.agreement, silent.last, rial.lessons(to: 0.9) == nil ? 0 : 1, rial.lessons(to: 0.9),
      four.last, silentFour.last, four.last - silentFour.last,
    ]
  }
}

/// The tests of one team, as an experiment looks at them.
struct DialCurve {
  /// The means of any five tests in a row, as shares of the oracle's reward.
  let means: [Double]
  /// The share of decisions that the protocol tree explains in the end.
  let agreement: Double?
  /// The score on what was laid aside for the end.
  let final: Double?
  private let interval: Int

  /// Lets a team learn with the settings of a preset, without a control.
  init(
    _ variant: Variant, lessons: Int, in world: String, preset: String = "small", seed: UInt64
  ) throws(Failure) {
    let world = try Dial.open(WorldRequest(name: world))
    var settings = try Dial.Settings(preset: preset, tuned: [:])
    (settings.variant, settings.lessons, settings.control) = (variant, lessons, false)
    interval = settings.interval
    var run = try LearnerRun<Dial>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let evaluations = run.learner.evaluations
    let scores = evaluations.entries.map(\.score)
    means = scores.indices.dropFirst(4).map { scores[$0 - 4...$0].reduce(0, +) / 5 }
    agreement = evaluations.decisions.tree?.agreement
    final = evaluations.final
  }

  /// The mean of the last five tests.
  var last: Double { means.last ?? 0 }

  /// After how many lessons a mean of five first reached a score.
  func lessons(to score: Double) -> Double? {
    means.firstIndex { $0 >= score }.map { Double(($0 + 5) * interval) }
  }
}
