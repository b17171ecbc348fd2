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

  /// Position and velocity of the cart.
  private var cart: SIMD2<Double>
  /// Angles of the long and of the short pole.
  private var angles: SIMD2<Double>
  /// Angular velocities of the long and of the short pole.
  private var rates: SIMD2<Double>
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
    cart = [position, velocity]
    angles = [longAngle, shortAngle]
    rates = [longRate, shortRate]
    self.hasFriction = hasFriction
  }

  /// Where the cart is, m from the middle.
  public var position: Double { cart[0] }
  /// How fast the cart goes, m/s.
  public var velocity: Double { cart[1] }
  /// Angle of the long pole, radians.
  public var longAngle: Double { angles[0] }
  /// Angular velocity of the long pole, radians/s.
  public var longRate: Double { rates[0] }
  /// Angle of the short pole, radians.
  public var shortAngle: Double { angles[1] }
  /// Angular velocity of the short pole, radians/s.
  public var shortRate: Double { rates[1] }

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

  /// How fast a state changes.
  private struct Slope {
    var cart, angles, rates: SIMD2<Double>
  }

  /// One Runge-Kutta step.
  private mutating func integrate(_ force: Double) {
    let step = Constants.timeStep
    let k1 = slope(force)
    let k2 = moved(along: k1, by: 0.5 * step).slope(force)
    let k3 = moved(along: k2, by: 0.5 * step).slope(force)
    let k4 = moved(along: k3, by: step).slope(force)
    cart += step / 6 * sixfoldMean(k1.cart, k2.cart, k3.cart, k4.cart)
    angles += step / 6 * sixfoldMean(k1.angles, k2.angles, k3.angles, k4.angles)
    rates += step / 6 * sixfoldMean(k1.rates, k2.rates, k3.rates, k4.rates)
  }

  private func moved(along slope: Slope, by time: Double) -> DoublePole {
    var poles = self
    poles.cart += time * slope.cart
    poles.angles += time * slope.angles
    poles.rates += time * slope.rates
    return poles
  }

  /// Wieland's equations of motion, for both poles at once.
  private func slope(_ force: Double) -> Slope {
    let (masses, arms) = (Self.masses, Self.arms)
    let (sine, cosine) = sineAndCosine(angles)
    let rub = hasFriction ? Constants.hingeFriction / (masses * arms) * rates : .zero
    let weight = rub - Constants.gravity * sine
    let forces = masses * (arms * rates * rates * sine + 0.75 * cosine * weight)
    let inertia = masses * (1 - 0.75 * cosine * cosine)
    let direction: Double = velocity > 0 ? 1 : velocity < 0 ? -1 : 0
    let drag = hasFriction ? Constants.cartFriction * direction : 0
    let acceleration = (force - drag + forces.sum()) / (Constants.cartMass + inertia.sum())
    return Slope(
      cart: [velocity, acceleration], angles: rates,
      rates: -0.75 / arms * (acceleration * cosine + weight))
  }

  private static let masses = SIMD2(Constants.poleMasses.long, Constants.poleMasses.short)
  private static let arms = SIMD2(Constants.halfLengths.long, Constants.halfLengths.short)
}

/// Sine and cosine of two angles at once.
///
/// Up to an eighth of a turn, where poles that still stand are, by the polynomials of fdlibm (Sun
/// Microsystems 1993, `k_sin.c` and `k_cos.c`), which are right to the last bit or the one before.
private func sineAndCosine(_ angle: SIMD2<Double>) -> (SIMD2<Double>, SIMD2<Double>) {
  guard max(abs(angle[0]), abs(angle[1])) <= Double.pi / 4 else {
    return ([sin(angle[0]), sin(angle[1])], [cos(angle[0]), cos(angle[1])])
  }
  let z = angle * angle
  var s = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08
  s = z * s + 2.75573137070700676789e-06
  s = z * s - 1.98412698298579493134e-04
  s = z * s + 8.33333333332248946124e-03
  s = z * s - 1.66666666666666324348e-01
  var c = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09
  c = z * c - 2.75573143513906633035e-07
  c = z * c + 2.48015872894767294178e-05
  c = z * c - 1.38888888888741095749e-03
  c = z * c + 4.16666666666666019037e-02
  return (angle + angle * z * s, 1 - 0.5 * z + z * z * c)
}

/// Six times the mean slope of a step of the classical Runge-Kutta method.
private func sixfoldMean(
  _ k1: SIMD2<Double>, _ k2: SIMD2<Double>, _ k3: SIMD2<Double>, _ k4: SIMD2<Double>
) -> SIMD2<Double> {
  let middle: SIMD2<Double> = k2 + k3
  let sum: SIMD2<Double> = k1 + 2 * middle
  return sum + k4
}
