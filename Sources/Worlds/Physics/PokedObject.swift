package import Compute
import Foundation

/// An object on a table, seen from above, that is poked with a thin rod.
///
/// The set-up of Agrawal, Nair, Abbeel, Malik & Levine 2016, "Learning to poke by poking:
/// experiential learning of intuitive physics" (arXiv 1606.07419), simulated: an angle of three
/// squares, which friction stops when it is let alone. Lengths are in decimetres.
package struct PokedObject: Hashable, Sendable {
  /// A poke: along a straight line in one of some directions, so far beside the centre of the object,
  /// until the rod has come so far.
  package struct Poke: Codable, Hashable, Sendable {
    /// Which of `directions`, `offsets` and `depths` there are.
    package let direction: Int
    package let offset: Int
    package let depth: Int

    /// Names the three.
    package init(direction: Int, offset: Int, depth: Int) {
      (self.direction, self.offset, self.depth) = (direction, offset, depth)
    }

    /// Any of them.
    package init(random: inout Random) {
      direction = random.below(Poke.directions)
      offset = random.below(Poke.offsets)
      depth = random.below(Poke.depths)
    }

    /// Directions are as many parts of a full turn.
    package static let directions = 16
    /// How many lines there are in each direction, a quarter of a unit apart.
    package static let offsets = 5
    /// How many ends there are on a line, a quarter of a unit apart.
    package static let depths = 4

    var angle: Double { 2 * Double.pi * Double(direction) / Double(Self.directions) }
    var aside: Double { 0.25 * (Double(offset) - Double(Self.offsets - 1) / 2) }
    /// From the centre of the object, along the line.
    var end: Double { 0.25 * (Double(depth) - 1.5) }
  }

  private var scene: RigidScene

  /// The table is a square of twice this, around 0.
  package static let reach = 1.6
  private static let side = 0.6
  private static let radius = 0.1
  private static let start = 1.1
  private static let step = 0.025
  private static let speed = 2.0
  /// Where the rod is between pokes.
  private static let away = PlaneVector(9, 9)

  /// An object with its centre of mass at a place.
  package init(at place: PlaneVector, angle: Double) {
    var rules = RigidScene.Rules()
    (rules.gravity, rules.surfaceFriction) = (.zero, 4)
    scene = RigidScene(rules)
    let places = [PlaneVector(-1, -1), PlaneVector(2, -1), PlaneVector(-1, 2)]
    let parts = places.map { RigidPart(.square(Self.side), centre: Self.side / 3 * $0) }
    scene.add(parts, at: place, angle: angle, friction: 0.3)
    scene.add([RigidPart(.disc(Self.radius))], at: Self.away, motion: .driven, friction: 0.3)
  }

  /// An object that lies as three numbers say: its centre of mass and its angle.
  package init(lyingAt numbers: [Double]) {
    precondition(numbers.count == 3, "\(numbers.count) numbers say nothing about how it lies")
    self.init(at: PlaneVector(numbers[0], numbers[1]), angle: numbers[2])
  }

  /// An object somewhere on the table.
  package init(random: inout Random) {
    let place = PlaneVector(1.8 * random.uniform() - 0.9, 1.8 * random.uniform() - 0.9)
    self.init(at: place, angle: 2 * Double.pi * random.uniform())
  }

  /// The centre of mass.
  package var centre: PlaneVector { scene.bodies[0].centre }
  /// In radians.
  package var angle: Double { scene.bodies[0].angle }
  /// Whether all of it is on the table.
  package var isOnTable: Bool { max(abs(centre.x), abs(centre.y)) < Self.reach - 0.6 }

  /// Pokes it, and waits until it lies still.
  package mutating func take(_ poke: Poke) {
    let way = PlaneVector(cos(poke.angle), sin(poke.angle))
    let line = centre + poke.aside * way.left
    scene.place(1, at: line - Self.start * way)
    let steps = Int(((Self.start + poke.end) / (Self.speed * Self.step)).rounded())
    for _ in 0..<steps {
      scene.set(velocity: Self.speed * way, of: 1)
      scene.step(Self.step)
    }
    scene.place(1, at: Self.away)
    scene.set(velocity: .zero, of: 1)
    for _ in 0..<40 where scene.bodies[0].kineticEnergy > 0 { scene.step(Self.step) }
  }

  /// How it looks from above: the share of each pixel that it covers, `[side, side]`, from 0 to 1.
  package func picture(_ side: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    let (samples, size) = (3, 2 * Self.reach / Double(side))
    for row in 0..<side {
      for column in 0..<side {
        var covered = 0
        for sample in 0..<samples * samples {
          let x = (Double(column) + (Double(sample % samples) + 0.5) / 3) * size - Self.reach
          let y = (Double(row) + (Double(sample / samples) + 0.5) / 3) * size - Self.reach
          if covers(PlaneVector(x, y)) { covered += 1 }
        }
        pixels[row * side + column] = Float(covered) / Float(samples * samples)
      }
    }
  }

  private func covers(_ point: PlaneVector) -> Bool {
    let apart = point - centre
    guard apart.dot(apart) < 1 else { return false }
    let local = apart.seen(from: scene.rotation(ofPart: 0))
    let unit = local / (Self.side / 3) + PlaneVector(2.5, 2.5)
    // The three squares, each three units wide, from the corner of the angle.
    let column = (unit.x / 3).rounded(.down), row = (unit.y / 3).rounded(.down)
    return column >= 0 && row >= 0 && column + row < 2
  }

  /// How far it is from lying like another, in units: of places, and of its rim as it turns.
  package func distance(to other: PokedObject) -> Double {
    let turn = other.angle - angle
    let wrapped = atan2(sin(turn), cos(turn))
    let apart = other.centre - centre
    return (apart.dot(apart) + 0.16 * wrapped * wrapped).squareRoot()
  }
}
