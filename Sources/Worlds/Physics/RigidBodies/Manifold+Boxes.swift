/// Two boxes, of which the first has its face where they touch.
private struct BoxPair {
  let (reference, incident): (PlacedPart, PlacedPart)
  let (half, other): (PlaneVector, PlaneVector)
}

extension Manifold {
  /// How much further apart another axis must show boxes to be for the contact to change sides, in
  /// metres; keeps it from flickering between axes that are alike.
  private static let preference = 1e-4

  /// Where two boxes are no further apart than `margin`, by separating axes and clipping.
  ///
  /// The axis along which they are furthest apart, of four, is the normal; the edge of the other box
  /// that faces it is clipped to the sides of the reference face (Gottschalk 1996; Catto 2006).
  static func boxes(
    _ a: PlacedPart, _ halfA: PlaneVector, _ b: PlacedPart, _ halfB: PlaneVector, margin: Double
  ) -> Manifold {
    let apart = b.centre - a.centre
    let turn = b.rotation.seen(from: a.rotation)
    let (c, s) = (abs(turn.x), abs(turn.y))
    let fromA = apart.seen(from: a.rotation)
    let fromB = apart.seen(from: b.rotation)
    let gapA = PlaneVector(
      abs(fromA.x) - halfA.x - c * halfB.x - s * halfB.y,
      abs(fromA.y) - halfA.y - s * halfB.x - c * halfB.y)
    let gapB = PlaneVector(
      abs(fromB.x) - halfB.x - c * halfA.x - s * halfA.y,
      abs(fromB.y) - halfB.y - s * halfA.x - c * halfA.y)
    if max(max(gapA.x, gapA.y), max(gapB.x, gapB.y)) > margin { return Manifold() }
    var (axis, largest) = (0, gapA.x)
    if gapA.y > largest + preference { (axis, largest) = (1, gapA.y) }
    if gapB.x > largest + preference { (axis, largest) = (2, gapB.x) }
    if gapB.y > largest + preference { (axis, largest) = (3, gapB.y) }
    if axis < 2 {
      return touching(a, halfA, b, halfB, alongY: axis == 1, isSwapped: false, margin: margin)
    }
    return touching(b, halfB, a, halfA, alongY: axis == 3, isSwapped: true, margin: margin)
  }

  /// Clips the edge of box `b` that faces a face of box `a` to that face.
  private static func touching(
    _ a: PlacedPart, _ halfA: PlaneVector, _ b: PlacedPart, _ halfB: PlaneVector, alongY: Bool,
    isSwapped: Bool, margin: Double
  ) -> Manifold {
    let axis = alongY ? a.rotation.left : a.rotation
    let apart = b.centre - a.centre
    let isBehind = apart.dot(axis) < 0
    let normal = isBehind ? -axis : axis
    let side = normal.left
    let (front, reach) = alongY ? (halfA.y, halfA.x) : (halfA.x, halfA.y)
    // The edge of b whose own normal is most against this one, end to end.
    let facing = (-normal).seen(from: b.rotation)
    let isEnd = abs(facing.x) > abs(facing.y)
    let edge = isEnd ? (facing.x > 0 ? 0 : 1) : (facing.y > 0 ? 2 : 3)
    let sign = edge.isMultiple(of: 2) ? 1.0 : -1.0
    let corner = { (end: Double) in
      isEnd
        ? PlaneVector(sign * halfB.x, end * halfB.y) : PlaneVector(end * halfB.x, sign * halfB.y)
    }
    let start = apart + corner(-1).turned(by: b.rotation)
    let end = apart + corner(1).turned(by: b.rotation)
    let face = (alongY ? 2 : 0) + (isBehind ? 1 : 0)
    let code = ((isSwapped ? 4 : 0) + face) * 4 + edge
    return clipped(
      start, end, normal: normal, side: side, front: front, reach: reach, centre: a.centre,
      code: code, isSwapped: isSwapped, margin: margin)
  }

  private static func clipped(
    _ start: PlaneVector, _ end: PlaneVector, normal: PlaneVector, side: PlaneVector,
    front: Double, reach: Double, centre: PlaneVector, code: Int, isSwapped: Bool, margin: Double
  ) -> Manifold {
    var manifold = Manifold()
    manifold.normal = isSwapped ? -normal : normal
    let (along, until) = (start.dot(side), end.dot(side))
    guard max(along, until) >= -reach, min(along, until) <= reach else { return manifold }
    for place in 0..<2 {
      let own = place == 0 ? along : until
      let limit = min(max(own, -reach), reach)
      let span = until - along
      let share = limit == own ? Double(place) : (limit - along) / span
      let point = start + share * (end - start)
      let separation = point.dot(normal) - front
      guard separation <= margin else { continue }
      manifold.add(
        ContactPoint(
          place: centre + point - 0.5 * separation * normal, separation: separation,
          feature: code * 2 + place))
    }
    return manifold
  }
}
