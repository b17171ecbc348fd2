extension DoublePole {
  /// How much everything moves, |x| + |ẋ| + |θ| + |θ̇| of cart and long pole.
  public var wiggle: Double {
    abs(position) + abs(velocity) + abs(longAngle) + abs(longRate)
  }

  /// The fitness of a controller that sees no velocities (Gruau, Whitley & Pyeatt 1996), which
  /// pays for standing still lest a controller swing to and fro: 0.1 t/1000 + 0.9 f, where f is
  /// 0.75 divided by the wiggle of the last 100 steps, or 0 for a trial of fewer.
  ///
  /// - Parameter wiggles: The `wiggle` of every step of the trial, at most 1000.
  public static func gruauFitness(wiggles: [Double]) -> Double {
    precondition(wiggles.count <= 1000, "a trial of \(wiggles.count) steps is longer than 1000")
    let endurance = Double(wiggles.count) / 1000
    guard wiggles.count >= 100 else { return 0.1 * endurance }
    let wiggle = max(wiggles.suffix(100).reduce(0, +), 1e-6)
    return 0.1 * endurance + 0.9 * 0.75 / wiggle
  }

  /// The 625 starts that tell whether a controller generalises.
  ///
  /// Position, velocity, angle and rate of the long pole are each at five points of ±2.16 m,
  /// ±1.35 m/s, ±3.6° and ±8.6°/s (Stanley & Miikkulainen 2002, section 4.3).
  public static var generalisationStarts: [DoublePole] {
    let points = [0.05, 0.25, 0.5, 0.75, 0.95].map { 2 * $0 - 1 }
    let degree = Double.pi / 180
    var starts: [DoublePole] = []
    for position in points {
      for velocity in points {
        for angle in points {
          for rate in points {
            starts.append(
              DoublePole(
                position: 2.16 * position, velocity: 1.35 * velocity,
                longAngle: 3.6 * degree * angle, longRate: 8.6 * degree * rate))
          }
        }
      }
    }
    return starts
  }
}
