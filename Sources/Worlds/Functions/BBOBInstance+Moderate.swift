import Foundation

// f6 to f9.
extension BBOBInstance {
  func moderate(_ x: [Double]) -> Double {
    switch function {
    case .attractiveSector: return attractiveSector(x)
    case .stepEllipsoid: return stepEllipsoid(x)
    case .rosenbrock: return Self.rosenbrock(x.less(optimum).map { scale * $0 + 1 })
    default: return Self.rosenbrock(rosenbrockPoint(x))
    }
  }

  /// f6: T_osz(Σ (s_i z_i)²)^0.9 with s_i = 100 on the side of the optimum.
  private func attractiveSector(_ x: [Double]) -> Double {
    let z = rotated(x.less(optimum), condition: 10)
    let steep = zip(z, optimum).map { $0 * $1 > 0 ? 100 * $0 : $0 }
    return pow(steep.squaredNorm.oscillated, 0.9)
  }

  /// f7: 0.1 max(|ẑ_1| / 10⁴, Σ 10^(2 (i − 1) / (D − 1)) z_i²) + f_pen, where ẑ is rounded before
  /// the last rotation.
  private func stepEllipsoid(_ x: [Double]) -> Double {
    let exact = q(x.less(optimum)).conditioned(10)
    let stepped = exact.map { number in
      abs(number) > 0.5
        ? (number + 0.5).rounded(.down) : (10 * number + 0.5).rounded(.down) / 10
    }
    let z = r(stepped)
    let sum = zip(z, z.ramp).reduce(0) { $0 + pow(100, $1.1) * $1.0 * $1.0 }
    return 0.1 * max(abs(exact[0]) / 1e4, sum) + x.penalty()
  }

  /// Where Rosenbrock's functions are taken that are rotated, so that the optimum is at 1 (f9 and
  /// f19).
  func rosenbrockPoint(_ x: [Double]) -> [Double] { q(x).map { scale * $0 + 0.5 } }

  /// 100 (z_i² − z_{i+1})² + (z_i − 1)² for each i < D (f8, f9 and f19).
  static func rosenbrockTerms(_ z: [Double]) -> [Double] {
    zip(z, z.dropFirst()).map { own, next in
      let bend = own * own - next
      return 100 * bend * bend + (own - 1) * (own - 1)
    }
  }

  private static func rosenbrock(_ z: [Double]) -> Double { rosenbrockTerms(z).reduce(0, +) }
}
