public import Compute
import Foundation

/// A function of many variables of which one matters: f(x, y, …) = g(x) + h(y) ≈ g(x).
///
/// g is a narrow peak whose place is drawn for each run, h a flat bump. It is the case for which
/// Bergstra & Bengio (2012, figure 1) expect random search to beat a grid: of S trials a grid
/// tests only a root of S different x, a random search S.
public struct LowEffectiveDimension: Codable, Hashable, Sendable {
  /// How many variables there are; those after the second have no effect at all.
  public let dimensions: Int
  /// Where g peaks, in 0..<1.
  public let peak: Double
  /// The standard deviation of the peak.
  public static let width = 0.05
  /// How much h can add.
  public static let minor = 0.1

  /// A function drawn from the distribution: a peak anywhere, each place as likely.
  public init(dimensions: Int, random: Random) {
    precondition(dimensions > 0, "a function of \(dimensions) variables has no value")
    var random = random
    self.dimensions = dimensions
    peak = random.uniform()
  }

  /// The space of its variables, each uniform in [0, 1].
  public static func space(dimensions: Int) -> SearchSpace {
    SearchSpace((0..<dimensions).map { Dimension(name(of: $0), .uniform(0...1)) })
  }

  /// g(x), between 0 and 1.
  public func major(_ x: Double) -> Double {
    let distance = (x - peak) / Self.width
    return exp(-distance * distance / 2)
  }

  /// h(y), between 0 and 0.1; nothing unless there are exactly two variables.
  public func minor(_ y: Double) -> Double {
    dimensions == 2 ? Self.minor * sin(.pi * y) : 0
  }

  /// The value at a configuration of its space.
  public func value(at configuration: Configuration) -> Double {
    let x = configuration.number(Self.name(of: 0)) ?? 0
    let y = configuration.number(Self.name(of: 1)) ?? 0
    return major(x) + minor(y)
  }

  /// What one variable contributes there; the height of the peak is 1.
  func part(ofDimension dimension: String, at position: Double) -> Double {
    switch dimension {
    case Self.name(of: 0): major(position)
    case Self.name(of: 1): minor(position)
    default: 0
    }
  }

  /// The greatest value that a function of so many variables has.
  public static func maximum(dimensions: Int) -> Double {
    dimensions == 2 ? 1 + minor : 1
  }

  private static func name(of dimension: Int) -> String {
    ["x", "y", "z", "u", "v"].indices.contains(dimension)
      ? ["x", "y", "z", "u", "v"][dimension] : "x\(dimension)"
  }
}
