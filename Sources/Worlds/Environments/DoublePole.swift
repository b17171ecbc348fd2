import Foundation

/// Two poles of unlike length, hinged side by side on a cart, to be balanced by pushing the cart
/// (Wieland 1991; the benchmark of Stanley & Miikkulainen 2002, section 4.2).
///
/// Angles are in radians from upright; a push is integrated by two fourth-order Runge-Kutta steps
/// of 0.01 s.
public struct DoublePole: Codable, Hashable, Sendable {
  /// What the benchmark fixes.
  public enum Constants {
    /// Mass of the cart, kg.
    public static let cartMass = 1.0
    /// Mass of the long and of the short pole, kg.
    public static let poleMasses = (long: 0.1, short: 0.01)
    /// Half the length of the long and of the short pole, m: the poles are 1 m and 0.1 m long.
    public static let halfLengths = (long: 0.5, short: 0.05)
    /// Coulomb friction of the cart on the track, N.
    public static let cartFriction = 0.0005
    /// Friction of a hinge, N·m·s.
    public static let hingeFriction = 0.000002
    /// Gravity, m/s².
    public static let gravity = 9.8
    /// The strongest push, N, to either side.
    public static let maximumForce = 10.0
    /// Half the track, m; beyond it the trial is lost.
    public static let trackLimit = 2.4
    /// 36 degrees; beyond it the trial is lost.
    public static let angleLimit = 36 * Double.pi / 180
    /// An integration step, s; a push lasts two of them.
    public static let timeStep = 0.01
  }

  /// Position and velocity of the cart, then angle and angular velocity of the long pole, then of
  /// the short one; two unused lanes.
  private var state: SIMD8<Double>
  private let hasFriction: Bool

  /// A cart with its poles; by default the start of the benchmark, the long pole at one degree.
  ///
  /// - Parameters:
  ///   - position: Of the cart, m.
  ///   - velocity: Of the cart, m/s.
  ///   - longAngle: Of the long pole, radians.
  ///   - longRate: Of the long pole, radians/s.
  ///   - shortAngle: Of the short pole, radians.
  ///   - shortRate: Of the short pole, radians/s.
  ///   - hasFriction: Whether cart and hinges rub; without, energy is conserved.
  public init(
    position: Double = 0, velocity: Double = 0,
    longAngle: Double = Double.pi / 180, longRate: Double = 0,
    shortAngle: Double = 0, shortRate: Double = 0, hasFriction: Bool = true
  ) {
    state = [position, velocity, longAngle, longRate, shortAngle, shortRate, 0, 0]
    self.hasFriction = hasFriction
  }

  /// Where the cart is, m from the middle.
  public var position: Double { state[0] }
  /// How fast the cart goes, m/s.
  public var velocity: Double { state[1] }
  /// Angle of the long pole, radians.
  public var longAngle: Double { state[2] }
  /// Angular velocity of the long pole, radians/s.
  public var longRate: Double { state[3] }
  /// Angle of the short pole, radians.
  public var shortAngle: Double { state[4] }
  /// Angular velocity of the short pole, radians/s.
  public var shortRate: Double { state[5] }

  /// Whether the cart left the track or a pole fell.
  public var hasFailed: Bool {
    // Written so that a state that is no number has failed.
    !(abs(position) <= Constants.trackLimit && abs(longAngle) <= Constants.angleLimit
      && abs(shortAngle) <= Constants.angleLimit)
  }

  /// The six numbers that a controller sees, scaled to about -1...1.
  public var inputs: [Double] {
    [
      position / 4.8, velocity / 2, longAngle / 0.52, longRate / 2, shortAngle / 0.52,
      shortRate / 2,
    ]
  }

  /// The three that it sees where velocities are hidden: position and both angles, scaled.
  public var inputsWithoutVelocities: [Double] {
    [position / 4.8, longAngle / 0.52, shortAngle / 0.52]
  }

  /// Pushes for 0.02 s, with a force in newtons, cut to ±10.
  public mutating func push(_ force: Double) {
    let force = min(max(force, -Constants.maximumForce), Constants.maximumForce)
    for _ in 0..<2 { integrate(force) }
  }

  /// One Runge-Kutta step.
  private mutating func integrate(_ force: Double) {
    let step = Constants.timeStep
    let k1 = derivative(state, force)
    let k2 = derivative(state + 0.5 * step * k1, force)
    let k3 = derivative(state + 0.5 * step * k2, force)
    let k4 = derivative(state + step * k3, force)
    state += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
  }

  /// Wieland's equations of motion.
  private func derivative(_ state: SIMD8<Double>, _ force: Double) -> SIMD8<Double> {
    let hinge = hasFriction ? Constants.hingeFriction : 0
    let long = Pole(
      mass: Constants.poleMasses.long, halfLength: Constants.halfLengths.long,
      angle: state[2], rate: state[3], friction: hinge)
    let short = Pole(
      mass: Constants.poleMasses.short, halfLength: Constants.halfLengths.short,
      angle: state[4], rate: state[5], friction: hinge)
    let velocity = state[1]
    let direction: Double = velocity > 0 ? 1 : velocity < 0 ? -1 : 0
    let drag = hasFriction ? Constants.cartFriction * direction : 0
    let acceleration =
      (force - drag + long.effectiveForce + short.effectiveForce)
      / (Constants.cartMass + long.effectiveMass + short.effectiveMass)
    return [
      velocity, acceleration, long.rate, long.acceleration(cart: acceleration),
      short.rate, short.acceleration(cart: acceleration), 0, 0,
    ]
  }

  /// What one pole does to the cart, and the cart to it.
  private struct Pole {
    let mass, halfLength, sine, cosine, rate, rub: Double

    init(mass: Double, halfLength: Double, angle: Double, rate: Double, friction: Double) {
      (self.mass, self.halfLength, self.rate) = (mass, halfLength, rate)
      (sine, cosine) = (sin(angle), cos(angle))
      rub = friction * rate / (mass * halfLength)
    }

    var effectiveMass: Double { mass * (1 - 0.75 * cosine * cosine) }

    var effectiveForce: Double {
      mass * halfLength * rate * rate * sine
        + 0.75 * mass * cosine * (rub - Constants.gravity * sine)
    }

    func acceleration(cart: Double) -> Double {
      -0.75 / halfLength * (cart * cosine - Constants.gravity * sine + rub)
    }
  }
}
