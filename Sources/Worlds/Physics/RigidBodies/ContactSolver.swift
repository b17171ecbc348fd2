/// Finds the impulses at contacts that keep bodies from moving into each other.
///
/// Projected Gauss-Seidel, contact by contact, from the impulses of the step before ("sequential
/// impulses", Catto 2005, "Iterative dynamics with temporal coherence"): along the normal the
/// impulse λ and the relative velocity v after it satisfy λ ≥ 0, v + d / h ≥ 0, one of them with
/// equality, where d ≥ 0 is how far apart the bodies still are; across it |λ_t| ≤ μ λ.
struct ContactSolver {
  let contacts: UnsafeMutableBufferPointer<Contact>
  /// How bodies move, `[bodies]`.
  let motions: UnsafeMutableBufferPointer<Motion>
  /// Inverse masses of bodies, twice, and inverse moments of inertia, `[bodies]`.
  let inverses: UnsafeMutableBufferPointer<Motion>
  /// The length of the step, in seconds.
  let step: Double
  /// Passes over all contacts, at most.
  let iterations: Int

  /// Impulses that change velocities by less, in m/s, are as good as none.
  private static let enough = 1e-10

  /// How fast the bodies of a contact move relative to each other.
  @inline(__always)
  private func velocity(_ row: Contact.Row, _ place: Int) -> Double {
    let (a, b) = (contacts[place].first, contacts[place].second)
    return (row.second * motions[b] - row.first * motions[a]).sum()
  }

  @inline(__always)
  private func add(_ impulse: Double, _ row: Contact.Row, _ place: Int) {
    let (a, b) = (contacts[place].first, contacts[place].second)
    motions[a] -= impulse * inverses[a] * row.first
    motions[b] += impulse * inverses[b] * row.second
  }

  /// Derives how relative velocities depend on motions, and what they are.
  ///
  /// - Parameter notes: Whether the velocities are those of approach, before forces act.
  func prepare(notesApproach: Bool) {
    for place in contacts.indices {
      let contact = contacts[place]
      contacts[place].pressing = prepared(contact.pressing, contact, along: contact.normal)
      contacts[place].sliding = prepared(contact.sliding, contact, along: contact.normal.left)
      contacts[place].pressing.before = velocity(contacts[place].pressing, place)
      if notesApproach { contacts[place].approach = contacts[place].pressing.before }
    }
  }

  private func prepared(
    _ row: Contact.Row, _ contact: Contact, along axis: PlaneVector
  ) -> Contact.Row {
    var row = row
    row.first = Motion(axis.x, axis.y, contact.firstArm.cross(axis), 0)
    row.second = Motion(axis.x, axis.y, contact.secondArm.cross(axis), 0)
    let first = row.first * row.first * inverses[contact.first]
    let second = row.second * row.second * inverses[contact.second]
    row.mass = 1 / (first + second).sum()
    return row
  }

  /// Notes relative velocities after forces acted.
  func noteVelocities() {
    for place in contacts.indices {
      contacts[place].pressing.before = velocity(contacts[place].pressing, place)
      contacts[place].sliding.before = velocity(contacts[place].sliding, place)
    }
  }

  /// Finds the impulses for bodies that do not bounce.
  func solve() {
    for place in contacts.indices {
      add(contacts[place].pressing.impulse, contacts[place].pressing, place)
      add(contacts[place].sliding.impulse, contacts[place].sliding, place)
    }
    iterate()
    if work() > 1e-12 { startAgain() }
  }

  private func iterate() {
    for _ in 0..<iterations {
      var change = 0.0
      var place = 0
      while place < contacts.count {
        let isPair = place + 1 < contacts.count && contacts[place + 1].pair == contacts[place].pair
        change = max(change, slide(place))
        if isPair {
          change = max(change, slide(place + 1), pressBoth(place))
        } else {
          change = max(change, press(place))
        }
        place += isPair ? 2 : 1
      }
      if change < Self.enough { return }
    }
  }

  /// Improves the friction of a contact; returns by how much it changed a velocity.
  @inline(__always)
  private func slide(_ place: Int) -> Double {
    let row = contacts[place].sliding
    let most = contacts[place].friction * contacts[place].pressing.impulse
    let velocity = velocity(row, place)
    let impulse = min(max(row.impulse - row.mass * velocity, -most), most)
    contacts[place].sliding.impulse = impulse
    add(impulse - row.impulse, row, place)
    return abs(impulse - row.impulse) / row.mass
  }

  /// Improves the impulse along the normal of a contact; returns by how much it changed a velocity.
  @inline(__always)
  private func press(_ place: Int) -> Double {
    let row = contacts[place].pressing
    let velocity = velocity(row, place) + contacts[place].gap / step
    let impulse = max(row.impulse - row.mass * velocity, 0)
    contacts[place].pressing.impulse = impulse
    add(impulse - row.impulse, row, place)
    return abs(impulse - row.impulse) / row.mass
  }

  /// Solves for both impulses of two parts that touch in two points at once, which keeps piles
  /// upright; returns by how much they changed a velocity.
  @inline(__always)
  private func pressBoth(_ place: Int) -> Double {
    let (one, two) = (contacts[place].pressing, contacts[place + 1].pressing)
    let (a, b) = (inverses[contacts[place].first], inverses[contacts[place].second])
    let coupling = (one.first * two.first * a + one.second * two.second * b).sum()
    let (k, l) = (1 / one.mass, 1 / two.mass)
    let determinant = k * l - coupling * coupling
    guard determinant > 1e-4 * k * l else { return max(press(place), press(place + 1)) }
    // Relative velocities without these impulses, p and q; with x and y they are p + k x + c y and
    // q + c x + l y.
    let c = coupling
    let p =
      velocity(one, place) + contacts[place].gap / step - k * one.impulse - c * two.impulse
    let q =
      velocity(two, place) + contacts[place + 1].gap / step - c * one.impulse - l * two.impulse
    var x = (c * q - l * p) / determinant
    var y = (c * p - k * q) / determinant
    if x < 0 || y < 0 {
      if p < 0, q - c * p / k >= 0 {
        (x, y) = (-p / k, 0)
      } else if q < 0, p - c * q / l >= 0 {
        (x, y) = (0, -q / l)
      } else {
        (x, y) = (0, 0)
      }
    }
    (contacts[place].pressing.impulse, contacts[place + 1].pressing.impulse) = (x, y)
    add(x - one.impulse, one, place)
    add(y - two.impulse, two, place)
    return max(abs(x - one.impulse) * k, abs(y - two.impulse) * l)
  }

  /// The work of all impulses, in joules: above 0 where they make energy.
  ///
  /// That of one is its product with the mean of the velocities before and after.
  private func work() -> Double {
    var sum = 0.0
    for place in contacts.indices {
      let (pressing, sliding) = (contacts[place].pressing, contacts[place].sliding)
      sum += pressing.impulse * (velocity(pressing, place) + pressing.before)
      sum += sliding.impulse * (velocity(sliding, place) + sliding.before)
    }
    return sum / 2
  }

  /// Begins without the impulses of the step before: where a pile changes at once they may be so
  /// far off that they push bodies apart.
  private func startAgain() {
    for place in contacts.indices {
      let contact = contacts[place]
      add(-contact.pressing.impulse, contact.pressing, place)
      add(-contact.sliding.impulse, contact.sliding, place)
      (contacts[place].pressing.impulse, contacts[place].sliding.impulse) = (0, 0)
    }
    iterate()
  }
}

extension ContactSolver {
  /// Lets bodies that met bounce: relative velocities become −e times those of approach.
  func bounce() {
    for _ in 0..<iterations {
      var change = 0.0
      for place in contacts.indices {
        let contact = contacts[place]
        guard contact.pressing.impulse > 0 || contact.separation <= 0 else { continue }
        let wanted = contact.isBouncing ? -contact.restitution * contact.approach : 0
        let miss = wanted - velocity(contact.pressing, place)
        let impulse = max(contact.pressing.impulse + contact.pressing.mass * miss, 0)
        let added = impulse - contact.pressing.impulse
        contacts[place].pressing.impulse = impulse
        add(added, contact.pressing, place)
        change = max(change, abs(added) / contact.pressing.mass)
      }
      if change < Self.enough { return }
    }
  }

  /// Moves bodies that overlap by more than `slop` metres apart, without giving them speed.
  ///
  /// - Parameter moves: Where to add how far each body is moved and turned, `[bodies]`.
  func separate(slop: Double, _ moves: UnsafeMutableBufferPointer<Motion>) {
    let (share, most, passes) = (0.2, 0.2, 4)
    for _ in 0..<passes {
      for contact in contacts where contact.separation < -slop {
        let (a, b, row) = (contact.first, contact.second, contact.pressing)
        let moved = (row.second * moves[b] - row.first * moves[a]).sum()
        let overlap = contact.separation + slop + moved
        guard overlap < 0 else { continue }
        let impulse = row.mass * min(-share * overlap, most)
        moves[a] -= impulse * inverses[a] * row.first
        moves[b] += impulse * inverses[b] * row.second
      }
    }
  }
}
