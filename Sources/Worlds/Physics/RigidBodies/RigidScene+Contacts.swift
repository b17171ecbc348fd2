extension RigidScene {
  /// How far apart parts may be at rest to count as touching, in metres.
  private static let near = 0.01

  /// Finds where parts of different bodies touch or may come to touch within a step; contacts that
  /// last keep their impulses.
  mutating func findContacts(within seconds: Double) {
    swap(&contacts, &oldContacts)
    contacts.removeAll(keepingCapacity: true)
    var old = 0
    for a in parts.indices {
      for b in parts.indices.dropFirst(a + 1) {
        let (first, second) = (parts[a], parts[b])
        guard first.body != second.body,
          bodies[first.body].isFree || bodies[second.body].isFree
        else { continue }
        let reach = first.shape.reach + second.shape.reach
        let apart = second.centre - first.centre
        let margin = Self.near + 2 * seconds * closing(first, second, seconds)
        guard apart.dot(apart) <= (reach + margin) * (reach + margin) else { continue }
        // The lower one comes first, so that contacts do not depend on the order of bodies.
        let isAbove = apart.y < 0 || (apart.y == 0 && apart.x < 0)
        let manifold =
          isAbove
          ? Manifold.between(second, first, margin: margin)
          : Manifold.between(first, second, margin: margin)
        let pair = a * parts.count + b
        let bodies = isAbove ? (second.body, first.body) : (first.body, second.body)
        if manifold.count > 0 { add(manifold, manifold.points.0, pair, bodies, isAbove, &old) }
        if manifold.count > 1 { add(manifold, manifold.points.1, pair, bodies, isAbove, &old) }
      }
    }
  }

  /// What the distance of two parts shrinks by in a second at most, if nothing is hit; a body that
  /// strikes with one corner turns faster, so twice as much is reckoned with.
  private func closing(_ a: PlacedPart, _ b: PlacedPart, _ seconds: Double) -> Double {
    let (first, second) = (bodies[a.body], bodies[b.body])
    let speed = (second.velocity - first.velocity).length
    let turning =
      abs(first.spin) * (a.offset.length + a.shape.reach)
      + abs(second.spin) * (b.offset.length + b.shape.reach)
    let pushed = first.inverseMass * first.force.length + second.inverseMass * second.force.length
    return speed + turning + seconds * (rules.gravity.length + pushed)
  }

  private mutating func add(
    _ manifold: Manifold, _ point: Manifold.ContactPoint, _ pair: Int, _ pairOfBodies: (Int, Int),
    _ isSwapped: Bool, _ old: inout Int
  ) {
    let (first, second) = pairOfBodies
    let (a, b) = (bodies[first], bodies[second])
    let feature = point.feature * 2 + (isSwapped ? 1 : 0)
    var contact = Contact(
      first: first, second: second, pair: pair, feature: feature, normal: manifold.normal,
      separation: point.separation, firstArm: point.place - a.centre,
      secondArm: point.place - b.centre, friction: (a.friction * b.friction).squareRoot(),
      restitution: max(a.restitution, b.restitution))
    while old < oldContacts.count, oldContacts[old].pair < pair { old += 1 }
    var place = old
    while place < oldContacts.count, oldContacts[place].pair == pair {
      if oldContacts[place].feature == feature {
        contact.pressing.impulse = oldContacts[place].pressing.impulse
        contact.sliding.impulse = oldContacts[place].sliding.impulse
      }
      place += 1
    }
    contacts.append(contact)
  }
}
