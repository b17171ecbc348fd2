import Learning
import Systems

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
    _ variant: Variant, lessons: Int, in world: String, preset: String = "small",
    isShared: Bool = true, seed: UInt64
  ) throws(Failure) {
    let world = try Dial.open(WorldRequest(name: world))
    var settings = try Dial.Settings(preset: preset, tuned: [:])
    (settings.variant, settings.lessons, settings.control) = (variant, lessons, false)
    settings.shared = isShared
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

  /// After how many lessons a mean of five first reached a score; all lessons where none did, which
  /// favours who does not get there.
  func lessons(to score: Double) -> Double {
    let place = means.firstIndex { $0 >= score } ?? means.count - 1
    return Double((place + 5) * interval)
  }

  /// 1 where a mean of five reached a score within so many lessons, else 0.
  func reaches(_ score: Double, within lessons: Double = .infinity) -> Double {
    means.contains { $0 >= score } && self.lessons(to: score) <= lessons ? 1 : 0
  }
}
