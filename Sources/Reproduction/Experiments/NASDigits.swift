import Learning
import Methods
import Systems

extension Experiment {
  /// Architecture search by policy gradient on digits somewhere on a canvas, with 200 children in
  /// place of the paper's 12,800 (Zoph & Le 2017; no figure of theirs is on this data).
  static let nasDigits = Experiment(
    id: "nas-digits", title: "a controller learns by policy gradient to write networks down",
    system: "nas", seeds: 5, minutes: 4,
    figures: [
      Figure("mean of the last fifth of samples above that of the first", bar: .atLeast(0.15)),
      Figure("last fifth above the first", unit: Figure.ofSeeds, bar: .atLeast(1)),
      Figure("mean of the last fifth above random search's", bar: .surelyAtLeast(0.15)),
      Figure("best of the controller", scale: .share),
      Figure("best of random search", scale: .share),
      Figure("test accuracy of the controller's best", scale: .share),
      Figure("test accuracy of random search's best", scale: .share),
      Figure("large networks score 0: last fifth above the first", bar: .surelyAtLeast(0)),
      Figure("large networks score 0: last fifth above random search's", bar: .surelyAtLeast(0.15)),
      Figure(
        "a target with a pattern: right decisions in samples 451 to 500", scale: .share,
        bar: .atLeast(0.95)),
      Figure("a target without: right decisions in samples 451 to 500", scale: .share),
    ]
  ) { seed throws(Failure) in
    let free = try NASTrial(preset: "small", seed: seed)
    let capped = try NASTrial(preset: "capped", seed: seed)
    let rise = free.last - free.first
    return [
      rise, rise > 0 ? 1 : 0, free.last - free.random, free.best, free.randomBest, free.test,
      free.randomTest, capped.last - capped.first, capped.last - capped.random,
      try NASTrial.agreement(in: "pattern", seed: seed),
      try NASTrial.agreement(in: "no-pattern", seed: seed),
    ]
  }
}

/// A search by policy gradient as its experiment looks at it.
private struct NASTrial {
  let first: Double, last: Double, random: Double
  let best: Double, randomBest: Double
  let test: Double?, randomTest: Double?

  init(preset: String, seed: UInt64) throws(Failure) {
    let world = try NAS.open(WorldRequest())
    var run = try SearchLoop<NAS>(
      NAS.Settings(preset: preset, tuned: [:]), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let (ours, theirs) = (run.system.accuracies, run.system.controlAccuracies)
    let fifth = ours.count / 5
    (first, last) = (mean(ours.prefix(fifth)), mean(ours.suffix(fifth)))
    random = mean(theirs[...])
    (best, randomBest) = (ours.max() ?? 0, theirs.max() ?? 0)
    (test, randomTest) = run.system.testScores
  }

  /// The share of right decisions in the last tenth of 500 samples of six layers.
  static func agreement(in name: String, seed: UInt64) throws(Failure) -> Double {
    let world = try NAS.open(WorldRequest(name: name))
    var settings = NAS.Settings()
    (settings.samples, settings.depth, settings.hasStrides) = (500, 6, false)
    settings.hasControl = false
    var run = try SearchLoop<NAS>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return mean(run.system.accuracies.suffix(50))
  }
}

private func mean(_ values: ArraySlice<Double>) -> Double {
  values.reduce(0, +) / Double(max(values.count, 1))
}
