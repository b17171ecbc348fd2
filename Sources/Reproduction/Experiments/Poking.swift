import Learning
import Systems

extension Experiment {
  /// Pokes towards goals: section 3 of Agrawal and others 2016, simulated.
  ///
  /// The paper's robot leaves other shares of the way, of other objects.
  static let poking = Experiment(
    id: "poking", title: "models of pokes that are learned by poking move things to goals",
    system: "poking", seeds: 5, minutes: 2,
    figures: [
      Figure("way left after one poke", unit: "share", scale: .amount),
      Figure("way left after four pokes", unit: "share", scale: .amount),
      Figure("way left after four random pokes", unit: "share", scale: .amount),
      Figure("way left, of what random pokes leave", unit: "share", bar: .atMost(0.5)),
      Figure("way left without a forward model", unit: "share", scale: .amount),
      Figure("1,024 pokes: way left after four pokes", unit: "share", scale: .amount),
      Figure(
        "1,024 pokes: way left without a forward model", unit: "share", scale: .amount),
      Figure("1,024 pokes: way that a forward model saves", unit: "share", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let all = try PokingCurve("small", seed: seed)
    let scarce = try PokingCurve("scarce", seed: seed)
    return [
      all.distances.first, all.distances.last, all.random,
      all.random.flatMap { random in all.distances.last.map { $0 / random } }, all.alone,
      scarce.distances.last, scarce.alone,
      scarce.alone.flatMap { alone in scarce.distances.last.map { alone - $0 } },
    ]
  }
}

/// A finished run, as the experiment looks at it.
private struct PokingCurve {
  let distances: [Double]
  let random: Double?
  let alone: Double?

  init(_ preset: String, seed: UInt64) throws(Failure) {
    let world = try Poking.open(WorldRequest())
    var settings = try Poking.Settings(preset: preset, tuned: [:])
    (settings.heldOutGoals, settings.interval) = (400, settings.steps)
    var run = try LearnerRun<Poking>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let evaluations = run.learner.evaluations
    distances = evaluations.distances
    (random, alone) = (evaluations.randomDistance, evaluations.entries.last?.control)
  }
}
