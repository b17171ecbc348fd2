import Foundation

/// A picture to be drawn, given by how bright it is at every point of the square of ±1.
public enum TargetPicture: String, CaseIterable, Sendable {
  /// A crescent: a disc that another one covers in part.
  case moon
  /// A face: symmetric, with a few unlike parts.
  case face
  /// Upright waves that bend: repetition with variation.
  case waves

  /// How bright a point is, in 0...1; x goes to the right and y down.
  public func brightness(x: Double, y: Double) -> Double {
    switch self {
    case .moon:
      min(Self.disc(x, y, 0.75), 1 - Self.disc(x - 0.35, y + 0.15, 0.62))
    case .face: face(x, y)
    case .waves: 0.5 + 0.5 * sin(5 * x + 1.5 * sin(2.5 * y))
    }
  }

  private func face(_ x: Double, _ y: Double) -> Double {
    let eyes = Self.disc(abs(x) - 0.33, y + 0.25, 0.15)
    let smile = y > 0.15 ? Self.disc(x, y, 0.58) - Self.disc(x, y, 0.44) : 0
    return max(0.85 * Self.disc(x, y, 0.85) - eyes - smile, 0)
  }

  /// 1 in a disc around the origin, 0 outside, and in between along a soft edge.
  private static func disc(_ x: Double, _ y: Double, _ radius: Double) -> Double {
    min(max((radius - hypot(x, y)) / 0.08 + 0.5, 0), 1)
  }
}
