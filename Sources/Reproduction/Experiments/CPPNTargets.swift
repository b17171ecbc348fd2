import Learning
import Systems
import Worlds

extension Experiment {
  /// Patterns that evolve towards three pictures, and as many random ones.
  static let cppnTargets = Experiment(
    id: "cppn-targets", title: "networks of unlike nodes paint three pictures",
    system: "cppn", seeds: 10, minutes: 0.3,
    figures: TargetPicture.allCases.flatMap { target in
      [
        Figure("\(target): error", control: "control: \(target), error of as many random patterns"),
        Figure("control: \(target), error of as many random patterns"),
        Figure("\(target): random patterns are farther off by", bar: .surelyAtLeast(0)),
      ]
    }
  ) { seed throws(Failure) in
    var measurements: [Double?] = []
    for target in TargetPicture.allCases {
      let world = PictureWorld(target)
      var loop = try SearchLoop<CPPN>(CPPN.Settings(), world: world, seed: seed)
      while try loop.step(in: world) != nil {}
      let (error, control) = (loop.system.error ?? .nan, loop.system.controlError ?? .nan)
      measurements += [error, control, control - error]
    }
    return measurements
  }
}
