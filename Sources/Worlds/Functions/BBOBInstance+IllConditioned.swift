import Foundation

// f10 to f14.
extension BBOBInstance {
  func illConditioned(_ x: [Double]) -> Double {
    let offset = x.less(optimum)
    switch function {
    case .ellipsoid: return Self.ellipsoid(r(offset).oscillated)
    case .discus:
      let z = r(offset).oscillated
      return z.squaredNorm + (1e6 - 1) * z[0] * z[0]
    case .bentCigar:
      let z = r(r(offset).asymmetric(0.5))
      return z[0] * z[0] + 1e6 * Array(z.dropFirst()).squaredNorm
    case .sharpRidge:
      let z = rotated(offset, condition: 10)
      return z[0] * z[0] + 100 * Array(z.dropFirst()).squaredNorm.squareRoot()
    default: return Self.differentPowers(r(offset))
    }
  }

  /// f14: √Σ |z_i|^(2 + 4 (i − 1) / (D − 1)).
  private static func differentPowers(_ z: [Double]) -> Double {
    zip(z, z.ramp).reduce(0) { $0 + pow(abs($1.0), 2 + 4 * $1.1) }.squareRoot()
  }
}
