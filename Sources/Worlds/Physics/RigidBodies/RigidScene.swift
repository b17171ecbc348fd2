import Foundation

/// Rigid bodies in a plane, and what happens to them.
///
/// Semi-implicit Euler: forces change velocities, contacts change them so that nothing moves into
/// anything else within the step, and velocities change positions. Everything is reckoned in double
/// precision and in the order of bodies, so that the same scene always moves alike.
package struct RigidScene: Hashable, Sendable {
  /// How the plane and its contacts are reckoned.
  package struct Rules: Hashable, Sendable {
    /// The acceleration of free bodies, in m/s².
    package var gravity = PlaneVector(0, -9.81)
    /// What the plane, if bodies lie on it, slows them down by, in m/s²; μ g where they are seen
    /// from above.
    package var surfaceFriction = 0.0
    /// Passes over all contacts in a step, at most.
    package var iterations = 20
    /// How far bodies may overlap before they are moved apart, in metres.
    package var slop = 0.005

    /// The defaults: things that are seen from the side.
    package init() {}
  }

  package let rules: Rules
  package internal(set) var bodies: [RigidBody] = []
  var parts: [PlacedPart] = []
  /// Those of the last step.
  var contacts: [Contact] = []
  var oldContacts: [Contact] = []
  private var plastic: [RigidBody] = []
  /// What a solver works on: motions, inverse masses and moves of all bodies, `[3, bodies]`.
  private var motions: [Motion] = []

  /// An empty plane.
  package init(_ rules: Rules = Rules()) { self.rules = rules }

  /// Adds a body that is made of some parts, at rest; returns its number.
  ///
  /// - Parameter position: Where the origin of the axes is in which parts are given.
  @discardableResult
  package mutating func add(
    _ parts: [RigidPart], at position: PlaneVector, angle: Double = 0,
    motion: RigidBody.Motion = .free, friction: Double = 0.6, restitution: Double = 0
  ) -> Int {
    let body = RigidBody(
      parts, at: position, angle: angle, motion: motion, friction: friction,
      restitution: restitution)
    for part in parts {
      self.parts.append(
        PlacedPart(
          shape: part.shape, body: bodies.count, offset: part.centre - body.centreOfMass,
          angle: part.angle))
    }
    bodies.append(body)
    motions += [.zero, .zero, .zero]
    place()
    return bodies.count - 1
  }

  /// The velocity of a body: of its centre of mass in m/s, and in radians per second.
  package mutating func set(velocity: PlaneVector, spin: Double = 0, of body: Int) {
    bodies[body].velocity = velocity
    bodies[body].spin = spin
  }

  /// Puts a body somewhere, with the origin of its parts' axes at a position.
  package mutating func place(_ body: Int, at position: PlaneVector) {
    let rotation = PlaneVector(cos(bodies[body].angle), sin(bodies[body].angle))
    bodies[body].centre = position + bodies[body].centreOfMass.turned(by: rotation)
    place()
  }

  /// Where the centre of a part is; parts count in the order in which they were added.
  package func centre(ofPart part: Int) -> PlaneVector { parts[part].centre }

  /// Cosine and sine of the angle of a part.
  package func rotation(ofPart part: Int) -> PlaneVector { parts[part].rotation }

  /// Pushes the centre of a part for the next step, in newtons.
  package mutating func push(part: Int, _ force: PlaneVector) {
    let body = parts[part].body
    bodies[body].force += force
    bodies[body].torque += (parts[part].centre - bodies[body].centre).cross(force)
  }

  /// Lets so many seconds pass in one step.
  package mutating func step(_ seconds: Double) {
    precondition(seconds > 0, "no step of \(seconds) s")
    let before = energy
    findContacts(within: seconds)
    readMotions()
    solve(seconds) { solver, _ in solver.prepare(notesApproach: true) }
    accelerate(seconds)
    readMotions()
    let slop = rules.slop
    solve(seconds) { solver, moves in
      solver.noteVelocities()
      solver.solve()
      solver.separate(slop: slop, moves)
    }
    writeMotions()
    move(seconds)
    if contacts.contains(where: \.isBouncing) { bounce(seconds, energy: before) }
  }

  /// Kinetic energy, and that of height above 0, in joules.
  package var energy: Double {
    bodies.reduce(0) { sum, body in
      body.isFree ? sum + body.kineticEnergy - body.mass * rules.gravity.dot(body.centre) : sum
    }
  }

  /// The sum of the momenta of free bodies, in kg m/s.
  package var momentum: PlaneVector {
    bodies.reduce(.zero) { $1.isFree ? $0 + $1.mass * $1.velocity : $0 }
  }

  /// The sum of the angular momenta of free bodies about the origin, in kg m²/s.
  package var angularMomentum: Double {
    bodies.reduce(0) {
      $1.isFree ? $0 + $1.mass * $1.centre.cross($1.velocity) + $1.inertia * $1.spin : $0
    }
  }

  /// The deepest overlap at the beginning of the last step, in metres.
  package var deepestOverlap: Double { contacts.reduce(0) { max($0, -$1.separation) } }
}

extension RigidScene {
  /// Lets a solver work on contacts and on the motions that were read.
  private mutating func solve(
    _ seconds: Double, _ body: (ContactSolver, UnsafeMutableBufferPointer<Motion>) -> Void
  ) {
    let iterations = rules.iterations
    var motions: [Motion] = []
    swap(&motions, &self.motions)
    let count = bodies.count
    motions.withUnsafeMutableBufferPointer { motions in
      contacts.withUnsafeMutableBufferPointer { contacts in
        let solver = ContactSolver(
          contacts: contacts, motions: .init(rebasing: motions[..<count]),
          inverses: .init(rebasing: motions[count..<2 * count]), step: seconds,
          iterations: iterations)
        body(solver, .init(rebasing: motions[(2 * count)...]))
      }
    }
    swap(&motions, &self.motions)
  }

  private mutating func readMotions() {
    let count = bodies.count
    for (index, body) in bodies.enumerated() {
      motions[index] = Motion(body.velocity.x, body.velocity.y, body.spin, 0)
      motions[count + index] = Motion(
        body.inverseMass, body.inverseMass, body.inverseInertia, 0)
      motions[2 * count + index] = .zero
    }
  }

  private mutating func writeMotions() {
    for index in bodies.indices {
      let motion = motions[index]
      bodies[index].velocity = PlaneVector(motion.x, motion.y)
      bodies[index].spin = motion.z
    }
  }

  private mutating func accelerate(_ seconds: Double) {
    for index in bodies.indices where bodies[index].isFree {
      let body = bodies[index]
      bodies[index].velocity += seconds * (rules.gravity + body.inverseMass * body.force)
      bodies[index].spin += seconds * body.inverseInertia * body.torque
      (bodies[index].force, bodies[index].torque) = (.zero, 0)
      if rules.surfaceFriction > 0 { slow(index, seconds) }
    }
  }

  /// Friction with the plane, which stops sliding and turning together: an ellipsoidal limit surface
  /// (Goyal, Ruina & Papadopoulos 1991), with the radius of gyration as its unit of length.
  private mutating func slow(_ index: Int, _ seconds: Double) {
    let body = bodies[index]
    let square = body.velocity.dot(body.velocity) + body.inertia / body.mass * body.spin * body.spin
    guard square > 0 else { return }
    let share = max(1 - rules.surfaceFriction * seconds / square.squareRoot(), 0)
    bodies[index].velocity *= share
    bodies[index].spin *= share
  }

  private mutating func move(_ seconds: Double) {
    for index in bodies.indices {
      let move = motions[2 * bodies.count + index]
      bodies[index].centre += seconds * bodies[index].velocity + PlaneVector(move.x, move.y)
      bodies[index].angle += seconds * bodies[index].spin + move.z
    }
    place()
  }

  /// Lets bodies bounce, by no more than leaves them the energy that they had before the step.
  ///
  /// Newton's law of restitution makes energy where several contacts bounce at once. Whatever lies
  /// between the velocities without and with a bounce keeps bodies apart, and all momentum.
  private mutating func bounce(_ seconds: Double, energy limit: Double) {
    let left = max(limit - energy, 0)
    plastic.removeAll(keepingCapacity: true)
    plastic += bodies
    meet()
    solve(seconds) { solver, _ in
      solver.prepare(notesApproach: false)
      solver.bounce()
    }
    writeMotions()
    var (square, linear) = (0.0, 0.0)
    for (body, old) in zip(bodies, plastic) where body.isFree {
      let (velocity, spin) = (body.velocity - old.velocity, body.spin - old.spin)
      square += 0.5 * (body.mass * velocity.dot(velocity) + body.inertia * spin * spin)
      linear += body.mass * velocity.dot(old.velocity) + body.inertia * spin * old.spin
    }
    guard square + linear > left else { return }
    let share = ((linear * linear + 4 * square * left).squareRoot() - linear) / (2 * square)
    for index in bodies.indices {
      let old = plastic[index]
      bodies[index].velocity = old.velocity + share * (bodies[index].velocity - old.velocity)
      bodies[index].spin = old.spin + share * (bodies[index].spin - old.spin)
    }
  }

  /// Brings contacts to where bodies have moved since they were found: to one point for both, so that
  /// impulses there change no angular momentum.
  private mutating func meet() {
    for place in contacts.indices {
      let contact = contacts[place]
      let (a, b) = (bodies[contact.first].centre, bodies[contact.second].centre)
      let point = 0.5 * (a + contact.firstArm + b + contact.secondArm)
      (contacts[place].firstArm, contacts[place].secondArm) = (point - a, point - b)
    }
  }

  /// Brings parts to where their bodies are.
  private mutating func place() {
    for index in parts.indices {
      let body = bodies[parts[index].body]
      let angle = body.angle + parts[index].angle
      parts[index].rotation = PlaneVector(cos(angle), sin(angle))
      let own =
        parts[index].angle == 0
        ? parts[index].rotation : PlaneVector(cos(body.angle), sin(body.angle))
      parts[index].centre = body.centre + parts[index].offset.turned(by: own)
    }
  }
}
