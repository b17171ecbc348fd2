import Learning
import Systems

extension Experiment {
  /// Boxes visual discrimination at 11x11, asked again at 33x33 and 55x55 without evolution.
  ///
  /// Distances are in pixels of the 11x11 field. The paper (Stanley, D'Ambrosio & Gauci 2009, section
  /// 4) has no difference inputs; its distances are not compared.
  static let hyperneatBoxes = Experiment(
    id: "hyperneat-boxes", title: "a pattern finds the larger box, at any resolution",
    system: "hyperneat", seeds: 10, minutes: 1,
    figures: [
      Figure("at most 1 pixel off after 300 generations", unit: Figure.ofSeeds, bar: .atLeast(0.9)),
      Figure("every box hit in the middle", unit: Figure.ofSeeds),
      Figure(
        "distance", unit: "px", control: "control: distance, the 14,641 weights evolved directly"),
      Figure("distance, asked again at 33x33", unit: "px", bar: .atMost(0.8)),
      Figure("distance, asked again at 55x55", unit: "px", bar: .atMost(0.8)),
      Figure("control: distance, the 14,641 weights evolved directly", unit: "px"),
      Figure("weights evolved directly are farther off by", unit: "px", bar: .surelyAtLeast(0)),
      Figure("without difference inputs: at most 1 pixel off", unit: Figure.ofSeeds),
      Figure("without difference inputs: distance", unit: "px"),
    ]
  ) { seed throws(Failure) in
    let evolved = try boxes(seed: seed) { _ in }
    let plain = try boxes(seed: seed) {
      ($0.usesDifferences, $0.hasControl) = (false, false)
    }
    let (error, direct) = (evolved.error, evolved.directError ?? .nan)
    return [
      error <= 1 ? 1 : 0, error == 0 ? 1 : 0, error, evolved.finerErrors[0],
      evolved.finerErrors[1], direct, direct - error, plain.error <= 1 ? 1 : 0, plain.error,
    ]
  }

  private static func boxes(
    seed: UInt64, _ change: (inout HyperNEAT.Settings) -> Void
  ) throws(Failure) -> HyperNEAT {
    var settings = HyperNEAT.Settings()
    settings.interval = settings.generations
    change(&settings)
    let world = BoxesWorld()
    var run = try LearnerRun<HyperNEAT>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }
}
