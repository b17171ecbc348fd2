/// A point at which two parts of different bodies touch, or are about to.
struct Contact: Hashable, Sendable {
  /// How a relative velocity depends on the motions of both bodies, and the impulse that changes it.
  struct Row: Hashable, Sendable {
    /// The velocity is `second · motion of the second − first · motion of the first`.
    var first = Motion.zero
    var second = Motion.zero
    /// What changes the velocity by 1, in kilograms.
    var mass = 0.0
    /// In newton seconds.
    var impulse = 0.0
    /// The velocity after forces and before impulses.
    var before = 0.0
  }

  /// Which bodies touch.
  let first: Int
  let second: Int
  /// Which parts touch, and with which of their edges and corners: the same from step to step as
  /// long as it is the same contact.
  let pair: Int
  let feature: Int
  /// Of length 1, from the first body to the second.
  let normal: PlaneVector
  /// How far apart the bodies are along the normal, in metres; below 0 where they overlap.
  let separation: Double
  /// From the centres of mass to the point.
  var firstArm: PlaneVector
  var secondArm: PlaneVector
  /// Coulomb's coefficient of the pair.
  let friction: Double
  let restitution: Double
  /// Along the normal.
  var pressing = Row()
  /// Along the normal's left.
  var sliding = Row()
  /// The relative velocity along the normal before forces acted.
  var approach = 0.0

  /// How far apart the bodies still are, in metres.
  var gap: Double { max(separation, 0) }

  /// Whether the bodies bounce off each other.
  var isBouncing: Bool { restitution > 0 && approach < -Self.slowest && pressing.impulse > 0 }

  /// Bodies that approach each other more slowly do not bounce, in m/s.
  private static let slowest = 0.1
}
