import Foundation

/// A part of a rigid body: a shape at a place that is fixed in the body.
package struct RigidPart: Hashable, Sendable {
  let shape: RigidShape
  /// In kilograms.
  let mass: Double
  /// Its centre, in axes of the body.
  let centre: PlaneVector
  /// Its angle in these axes, in radians.
  let angle: Double

  /// A part of evenly spread mass.
  package init(
    _ shape: RigidShape, mass: Double = 1, centre: PlaneVector = .zero, angle: Double = 0
  ) {
    precondition(mass > 0, "no part of \(mass) kg")
    (self.shape, self.mass, self.centre, self.angle) = (shape, mass, centre, angle)
  }
}

/// A rigid body in the plane: how it moves, and how hard it is to move.
package struct RigidBody: Hashable, Sendable {
  /// How what it touches acts on it.
  package enum Motion: Hashable, Sendable {
    /// It moves as forces and contacts make it.
    case free
    /// It moves at the velocity that it is given, whatever is in its way.
    case driven
  }

  /// The centre of mass.
  package internal(set) var centre: PlaneVector
  /// In radians, from the axes in which its parts were given.
  package internal(set) var angle: Double
  /// Of the centre of mass, in metres per second.
  package var velocity = PlaneVector.zero
  /// In radians per second.
  package var spin = 0.0
  /// In kilograms.
  package let mass: Double
  /// About the centre of mass, in kg m².
  package let inertia: Double
  /// The centre of mass in the axes in which its parts were given.
  let centreOfMass: PlaneVector
  /// Coulomb's coefficient; that of a contact is the geometric mean of two.
  let friction: Double
  /// The share of the speed of approach that is left after a contact, the larger of two.
  let restitution: Double
  /// 1 / mass, or 0 where it is driven.
  let inverseMass: Double
  let inverseInertia: Double
  /// Forces of this step, in newtons, and their moment about the centre of mass.
  var force = PlaneVector.zero
  var torque = 0.0

  /// The body that some parts make when they are welded together.
  ///
  /// The moment of inertia is the sum over parts of I + m d², where d is the distance of the part's
  /// centre from the common one (the parallel-axis theorem).
  ///
  /// - Parameter position: Where the origin of the axes is in which parts are given.
  init(
    _ parts: [RigidPart], at position: PlaneVector, angle: Double, motion: Motion,
    friction: Double, restitution: Double
  ) {
    precondition(!parts.isEmpty, "a body has at least one part")
    precondition(
      friction >= 0 && (0...1).contains(restitution),
      "no contact of friction \(friction) and restitution \(restitution)")
    var (mass, moment) = (0.0, PlaneVector.zero)
    for part in parts {
      mass += part.mass
      moment += part.mass * part.centre
    }
    let common = moment / mass
    var inertia = 0.0
    for part in parts {
      let distance = part.centre - common
      inertia += part.mass * (part.shape.inertia + distance.dot(distance))
    }
    (self.mass, self.inertia, centreOfMass) = (mass, inertia, common)
    (self.friction, self.restitution) = (friction, restitution)
    (inverseMass, inverseInertia) = motion == .free ? (1 / mass, 1 / inertia) : (0, 0)
    self.angle = angle
    centre = position + common.turned(by: PlaneVector(cos(angle), sin(angle)))
  }

  /// Whether forces and contacts move it.
  package var isFree: Bool { inverseMass > 0 }

  /// In joules.
  package var kineticEnergy: Double {
    0.5 * (mass * velocity.dot(velocity) + inertia * spin * spin)
  }
}

/// A part as it lies in the plane.
struct PlacedPart: Hashable, Sendable {
  let shape: RigidShape
  let body: Int
  /// From the centre of mass, in axes of the body.
  let offset: PlaneVector
  /// In axes of the body.
  let angle: Double
  /// In the plane.
  var centre = PlaneVector.zero
  /// Cosine and sine of its angle in the plane.
  var rotation = PlaneVector(1, 0)
}
