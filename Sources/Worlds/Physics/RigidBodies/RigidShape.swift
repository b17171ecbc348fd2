/// The outline of a part of a rigid body.
package enum RigidShape: Hashable, Sendable {
  /// A rectangle, by half its width and half its height.
  case box(PlaneVector)
  /// A disc, by its radius.
  case disc(Double)

  /// A square of this side.
  package static func square(_ side: Double) -> RigidShape {
    .box(PlaneVector(side / 2, side / 2))
  }

  /// The moment of inertia about its own centre, for a mass of 1 that is spread evenly.
  var inertia: Double {
    switch self {
    case .box(let half): half.dot(half) / 3
    case .disc(let radius): radius * radius / 2
    }
  }

  /// The radius of the circle around it.
  var reach: Double {
    switch self {
    case .box(let half): half.length
    case .disc(let radius): radius
    }
  }
}
