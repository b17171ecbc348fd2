package import Compute

/// A column of five blocks of which some are welded together; the question is how many bodies it is.
///
/// "Towers" of Denil, Agrawal, Kulkarni, Erez, Battaglia & de Freitas 2017, "Learning to perform
/// physics experiments via deep reinforcement learning" (arXiv 1611.01843), section 4.2, in the plane
/// instead of in space. A length of 1 is the side of a block, a mass of 1 that of a block; gravity is
/// 9.81 a second squared.
package struct BlockTower: Hashable, Sendable {
  /// What can act on a tower.
  package enum Actuator: Hashable, Sendable, CaseIterable {
    /// Pushes on each block, from either side.
    case pushes
    /// A large disc that goes through whatever is in its way, in four directions.
    case fist
  }

  package let actuator: Actuator
  /// Whether each block is welded to the next, from below, `[blocks - 1]`: what is hidden.
  package let welds: [Bool]
  private var scene: RigidScene
  private let fist: Int?

  /// How many blocks there are.
  package static let blocks = 5
  /// The force of a push.
  package static let force = 40.0
  /// How fast the fist moves, in sides a second.
  package static let speed = 3.0
  /// The longest that time passes without a new look at contacts, in seconds.
  package static let step = 0.025
  /// How far the fist can go: past the tower on either side, and not so low that it crushes a block
  /// that lies on the floor.
  package static let reach = (along: -6.0...6.0, up: 2.0...5.0)
  /// What positions are rounded to when they are looked at: resting blocks sink into each other by
  /// other amounts if they are welded, which would tell.
  package static let resolution = 0.05
  private static let radius = 1.0
  private static let start = PlaneVector(-1.7, 2.5)

  /// Where the centre of a block is in a tower that stands.
  package static func place(of block: Int) -> PlaneVector { PlaneVector(0, 0.5 + Double(block)) }

  /// A tower with these welds.
  package init(welds: [Bool], actuator: Actuator) {
    precondition(welds.count == Self.blocks - 1, "\(welds.count) welds for \(Self.blocks) blocks")
    (self.welds, self.actuator) = (welds, actuator)
    scene = RigidScene()
    scene.add(
      [RigidPart(.box(PlaneVector(60, 5)))], at: PlaneVector(0, -5), motion: .driven)
    var parts: [RigidPart] = []
    for block in 0..<Self.blocks {
      parts.append(RigidPart(.square(1), centre: Self.place(of: block)))
      if block < welds.count, welds[block] { continue }
      scene.add(parts, at: .zero)
      parts = []
    }
    fist =
      actuator == .fist
      ? scene.add([RigidPart(.disc(Self.radius))], at: Self.start, motion: .driven) : nil
  }

  /// A random tower: of 1 to 5 bodies, all alike in probability, and any of the towers with so many.
  package init(actuator: Actuator, random: inout Random) {
    let open = random.below(Self.blocks)
    var welds = [Bool](repeating: true, count: Self.blocks - 1)
    for joint in random.permutation(welds.count).prefix(open) { welds[joint] = false }
    self.init(welds: welds, actuator: actuator)
  }

  /// How many bodies it is.
  package var bodies: Int { 1 + welds.count { !$0 } }

  /// What can be done to a tower of this kind.
  package static func actions(of actuator: Actuator) -> Int {
    actuator == .fist ? 4 : 2 * blocks
  }

  /// Lets so many seconds pass during which an action is carried out.
  ///
  /// Pushes are to the left on each block from below, then to the right; the fist goes left, right,
  /// down and up.
  package mutating func pass(_ seconds: Double, action: Int? = nil) {
    precondition(
      action.map { (0..<Self.actions(of: actuator)).contains($0) } ?? true,
      "no action \(action ?? -1)")
    let steps = max(Int((seconds / Self.step).rounded()), 1)
    for _ in 0..<steps {
      if let fist {
        scene.set(velocity: velocity(of: action, fist, seconds / Double(steps)), of: fist)
      } else if let action {
        let block = action % Self.blocks
        let force = action < Self.blocks ? -Self.force : Self.force
        scene.push(part: 1 + block, PlaneVector(force, 0))
      }
      scene.step(seconds / Double(steps))
    }
  }

  /// The velocity of the fist, which stops where it can go no further.
  private func velocity(of action: Int?, _ fist: Int, _ seconds: Double) -> PlaneVector {
    guard let action else { return .zero }
    let way = [PlaneVector(-1, 0), PlaneVector(1, 0), PlaneVector(0, -1), PlaneVector(0, 1)][action]
    let place = scene.bodies[fist].centre + seconds * Self.speed * way
    let isWithin = Self.reach.along.contains(place.x) && Self.reach.up.contains(place.y)
    return isWithin ? Self.speed * way : .zero
  }

  /// Where the centre of a block is, from the middle of the floor.
  package func centre(of block: Int) -> PlaneVector { scene.centre(ofPart: 1 + block) }

  /// Cosine and sine of the angle of a block.
  package func rotation(of block: Int) -> PlaneVector { scene.rotation(ofPart: 1 + block) }

  /// Where the centre of a block seems to be.
  package func seen(_ block: Int) -> PlaneVector {
    let place = centre(of: block) / Self.resolution
    return Self.resolution * PlaneVector(place.x.rounded(), place.y.rounded())
  }

  /// Where the centre of the fist is, if there is one.
  package var placeOfFist: PlaneVector? { fist.map { scene.bodies[$0].centre } }

  /// How much further from the next block a block seems to be than when the tower stood.
  package func opening(_ joint: Int) -> Double {
    (seen(joint + 1) - seen(joint)).length - 1
  }
}
