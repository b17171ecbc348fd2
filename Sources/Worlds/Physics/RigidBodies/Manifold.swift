/// At most two points at which two parts touch.
struct Manifold {
  /// A point, with how far apart the parts are in it, and which features meet there.
  struct ContactPoint {
    var place: PlaneVector
    var separation: Double
    var feature: Int
  }

  /// Of length 1, from the first part to the second.
  var normal = PlaneVector.zero
  private(set) var count = 0
  private(set) var points = (
    ContactPoint(place: .zero, separation: 0, feature: 0),
    ContactPoint(place: .zero, separation: 0, feature: 0)
  )

  mutating func add(_ point: ContactPoint) {
    if count == 0 { points.0 = point } else { points.1 = point }
    count += 1
  }
}
