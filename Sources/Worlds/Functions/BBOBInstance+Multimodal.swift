import Foundation

// f15 to f19.
extension BBOBInstance {
  func multimodal(_ x: [Double]) -> Double {
    let offset = x.less(optimum)
    switch function {
    case .rastrigin:
      return Self.rastrigin(rotated(r(offset).oscillated.asymmetric(0.2), condition: 10))
    case .weierstrass:
      let z = rotated(r(offset).oscillated, condition: 0.01)
      return Self.weierstrass(z) + 10 / Double(dimensions) * x.penalty()
    case .griewankRosenbrock: return griewankRosenbrock(x)
    default:
      let condition = function == .schaffersF7 ? 10.0 : 1000
      let z = q(r(offset).asymmetric(0.5)).conditioned(condition)
      return Self.schaffersF7(z) + 10 * x.penalty()
    }
  }

  /// f16: 10 (1/D ΣΣ 2^−k cos(2π 3^k (z_i + ½)) − f_0)³ over k < 12.
  private static func weierstrass(_ z: [Double]) -> Double {
    let waves = { (place: Double) in
      (0..<12).reduce(0.0) { sum, k in
        sum + pow(0.5, Double(k)) * cos(2 * .pi * pow(3, Double(k)) * place)
      }
    }
    let mean = z.reduce(0) { $0 + waves($1 + 0.5) } / Double(z.count)
    return 10 * pow(mean - waves(0.5), 3)
  }

  /// f17 and f18: the squared mean of √s_i (1 + sin²(50 s_i^0.2)), s_i being the length of two
  /// neighbours.
  private static func schaffersF7(_ z: [Double]) -> Double {
    let sum = zip(z, z.dropFirst()).reduce(0) { sum, pair in
      let square = pair.0 * pair.0 + pair.1 * pair.1
      let wave = sin(50 * pow(square, 0.1))
      return sum + pow(square, 0.25) * (1 + wave * wave)
    }
    let mean = sum / Double(z.count - 1)
    return mean * mean
  }

  /// f19: 10 + 10 / (D − 1) Σ (s_i / 4000 − cos s_i), s_i being Rosenbrock's terms.
  private func griewankRosenbrock(_ x: [Double]) -> Double {
    let terms = Self.rosenbrockTerms(rosenbrockPoint(x))
    return 10 + 10 * terms.reduce(0) { $0 + $1 / 4000 - cos($1) } / Double(terms.count)
  }
}
