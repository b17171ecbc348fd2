import Foundation

/// A function of several variables on which optimisers are compared, minimal at the origin, where
/// it is 0.
public enum TestFunction: String, Codable, CaseIterable, Sendable {
  /// Σ z².
  case sphere
  /// Σ 100 ((z_i + 1)² − (z_{i+1} + 1))² + z_i², a bent valley (Rosenbrock 1960), moved to the
  /// origin.
  case rosenbrock
  /// 10 d + Σ z² − 10 cos 2πz: a bowl with a local minimum near every grid point (Rastrigin 1974).
  case rastrigin

  /// The value at a point `[variables]`.
  public func value(at z: [Double]) -> Double {
    switch self {
    case .sphere:
      return z.reduce(0) { $0 + $1 * $1 }
    case .rosenbrock:
      return zip(z, z.dropFirst()).reduce(0) { sum, pair in
        let bend = (pair.0 + 1) * (pair.0 + 1) - (pair.1 + 1)
        return sum + 100 * bend * bend + pair.0 * pair.0
      }
    case .rastrigin:
      return z.reduce(0) { $0 + 10 + $1 * $1 - 10 * cos(2 * .pi * $1) }
    }
  }
}
