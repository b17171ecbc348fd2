import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// Patterns that evolve towards three pictures, and as many random ones.
  static let cppnTargets = Experiment(
    id: "cppn-targets", title: "networks of unlike nodes paint three pictures",
    system: "cppn", seeds: 10, minutes: 0.6,
    figures: TargetPicture.allCases.flatMap { target in
      [
        Figure("\(target): error", control: "control: \(target), error of as many random patterns"),
        Figure("control: \(target), error of as many random patterns"),
        Figure("\(target): random patterns are farther off by", bar: .surelyAtLeast(0)),
      ]
    }
  ) { seed throws(Failure) in
    var measurements: [Double?] = []
    // Three times the population of the preset: a session would write down each of 45,000 patterns.
    var settings = CPPN.Settings()
    settings.evolution.population = 150
    for target in TargetPicture.allCases {
      let world = PictureWorld(target)
      var loop = try SearchLoop<CPPN>(settings, world: world, seed: seed)
      while try loop.step(in: world) != nil {}
      let (error, control) = (loop.system.error ?? .nan, loop.system.controlError ?? .nan)
      measurements += [error, control, control - error]
    }
    return measurements
  }
}
