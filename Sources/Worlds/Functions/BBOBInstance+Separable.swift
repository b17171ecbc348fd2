import Foundation

// f1 to f5.
extension BBOBInstance {
  func separable(_ x: [Double]) -> Double {
    let offset = x.less(optimum)
    switch function {
    case .sphere: return offset.squaredNorm
    case .separableEllipsoid: return Self.ellipsoid(offset.oscillated)
    case .separableRastrigin:
      return Self.rastrigin(offset.oscillated.asymmetric(0.2).conditioned(10))
    case .buecheRastrigin: return buecheRastrigin(x)
    default: return linearSlope(x)
    }
  }

  /// Σ 10^(6 (i − 1) / (D − 1)) z_i² (f2 and f10).
  static func ellipsoid(_ z: [Double]) -> Double {
    zip(z, z.ramp).reduce(0) { $0 + pow(1e6, $1.1) * $1.0 * $1.0 }
  }

  /// 10 (D − Σ cos 2πz_i) + Σ z_i² (f3, f4 and f15).
  static func rastrigin(_ z: [Double]) -> Double {
    10 * (Double(z.count) - z.reduce(0) { $0 + cos(2 * .pi * $1) }) + z.squaredNorm
  }

  /// f4: Rastrigin's function, ten times as steep on the positive side of odd variables.
  private func buecheRastrigin(_ x: [Double]) -> Double {
    let oscillated = x.less(optimum).oscillated
    let z = oscillated.conditioned(10).enumerated().map { place, number in
      place.isMultiple(of: 2) && number > 0 ? 10 * number : number
    }
    return Self.rastrigin(z) + 100 * x.penalty()
  }

  /// f5: Σ 5 |s_i| − s_i z_i with s_i = ±10^((i − 1) / (D − 1)), even beyond the optimum, which is a
  /// corner.
  private func linearSlope(_ x: [Double]) -> Double {
    zip(zip(x, optimum), x.ramp).reduce(0) { sum, term in
      let ((number, best), ramp) = term
      // How far it is to the corner along this axis.
      let distance = max(0, best > 0 ? best - number : number - best)
      return sum + pow(10, ramp) * distance
    }
  }
}
