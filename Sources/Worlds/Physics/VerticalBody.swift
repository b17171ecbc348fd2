/// A body that moves up and down above a floor, under gravity and a force, exactly.
///
/// Between contacts its path is a parabola, which is followed in closed form; the floor takes all
/// speed away.
public struct VerticalBody: Codable, Hashable, Sendable {
  /// In kilograms.
  public let mass: Double
  /// Above the floor, in metres.
  public private(set) var height: Double
  /// Upwards, in metres per second.
  public private(set) var speed: Double

  /// The acceleration of gravity, in metres per second squared.
  public static let gravity = 9.81

  /// A body of this mass, at rest on the floor unless said otherwise.
  public init(mass: Double, height: Double = 0, speed: Double = 0) {
    precondition(mass > 0 && height >= 0, "no body of \(mass) kg at a height of \(height) m")
    (self.mass, self.height, self.speed) = (mass, height, speed)
  }

  /// Lets it move for so many seconds under a constant upward force in newtons.
  public mutating func advance(by seconds: Double, force: Double = 0) {
    let acceleration = force / mass - Self.gravity
    guard let contact = timeOfContact(acceleration), contact <= seconds else {
      return fly(seconds, acceleration)
    }
    (height, speed) = (0, 0)
    if acceleration > 0 { fly(seconds - contact, acceleration) }
  }

  private mutating func fly(_ seconds: Double, _ acceleration: Double) {
    height = max(height + (speed + acceleration * seconds / 2) * seconds, 0)
    speed += acceleration * seconds
  }

  /// When it comes to the floor or, lying there, does not leave it; `nil` where it never does.
  private func timeOfContact(_ acceleration: Double) -> Double? {
    if height == 0 && speed <= 0 { return 0 }
    if acceleration == 0 { return speed < 0 ? -height / speed : nil }
    let discriminant = speed * speed - 2 * acceleration * height
    guard discriminant >= 0, acceleration < 0 || speed < 0 else { return nil }
    return (-speed - discriminant.squareRoot()) / acceleration
  }
}
