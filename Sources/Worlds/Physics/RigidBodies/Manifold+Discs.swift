extension Manifold {
  /// Where two parts are no further apart than `margin`; the normal is from `a` to `b`.
  static func between(_ a: PlacedPart, _ b: PlacedPart, margin: Double) -> Manifold {
    switch (a.shape, b.shape) {
    case (.box(let first), .box(let second)): boxes(a, first, b, second, margin: margin)
    case (.box(let half), .disc(let radius)): box(a, half, b.centre, radius, margin: margin)
    case (.disc(let radius), .box(let half)):
      box(b, half, a.centre, radius, margin: margin).reversed
    case (.disc(let first), .disc(let second)):
      discs(a.centre, first, b.centre, second, margin: margin)
    }
  }

  private var reversed: Manifold {
    var manifold = self
    manifold.normal = -normal
    return manifold
  }

  /// A box and a disc, from the point of the box that is nearest to the disc's centre.
  private static func box(
    _ box: PlacedPart, _ half: PlaneVector, _ centre: PlaneVector, _ radius: Double,
    margin: Double
  ) -> Manifold {
    let local = (centre - box.centre).seen(from: box.rotation)
    let nearest = PlaneVector(
      min(max(local.x, -half.x), half.x), min(max(local.y, -half.y), half.y))
    let apart = local - nearest
    let distance = apart.length
    var manifold = Manifold()
    if distance > 0 {
      guard distance - radius <= margin else { return manifold }
      manifold.normal = (apart / distance).turned(by: box.rotation)
      let separation = distance - radius
      let surface = nearest.turned(by: box.rotation) + box.centre
      manifold.add(
        ContactPoint(
          place: surface + 0.5 * separation * manifold.normal, separation: separation, feature: 0))
      return manifold
    }
    // The centre is inside: out through the nearest face.
    let depth = PlaneVector(half.x - abs(local.x), half.y - abs(local.y))
    let isAlongX = depth.x < depth.y
    let axis =
      isAlongX ? PlaneVector(local.x < 0 ? -1 : 1, 0) : PlaneVector(0, local.y < 0 ? -1 : 1)
    manifold.normal = axis.turned(by: box.rotation)
    manifold.add(
      ContactPoint(place: centre, separation: -min(depth.x, depth.y) - radius, feature: 0))
    return manifold
  }

  private static func discs(
    _ a: PlaneVector, _ first: Double, _ b: PlaneVector, _ second: Double, margin: Double
  ) -> Manifold {
    let apart = b - a
    let distance = apart.length
    var manifold = Manifold()
    let separation = distance - first - second
    guard separation <= margin else { return manifold }
    manifold.normal = distance > 0 ? apart / distance : PlaneVector(0, 1)
    manifold.add(
      ContactPoint(
        place: a + (first + 0.5 * separation) * manifold.normal, separation: separation,
        feature: 0))
    return manifold
  }
}
