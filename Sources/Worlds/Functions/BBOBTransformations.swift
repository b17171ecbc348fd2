import Foundation

// What BBOB does to vectors (RR-6829, "General setup").
extension [Double] {
  /// Σ a_i b_i.
  func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Σ a_i².
  var squaredNorm: Double { dot(self) }

  /// (i − 1) / (D − 1) of each place i, from 0 to 1.
  var ramp: [Double] { indices.map { Double($0) / Double(count - 1) } }

  /// Number by number less another vector.
  func less(_ other: [Double]) -> [Double] { zip(self, other).map { $0 - $1 } }

  /// Λ^α: place i times α^(½ (i − 1) / (D − 1)).
  func conditioned(_ alpha: Double) -> [Double] {
    zip(self, ramp).map { $0 * pow(alpha.squareRoot(), $1) }
  }

  /// T_osz, small smooth irregularities.
  var oscillated: [Double] { map(\.oscillated) }

  /// T_asy^β: positive numbers grow, the more the later their place.
  func asymmetric(_ beta: Double) -> [Double] {
    zip(self, ramp).map { $0 > 0 ? pow($0, 1 + beta * $1 * $0.squareRoot()) : $0 }
  }

  /// f_pen = Σ max(0, |x_i| − bound)².
  func penalty(beyond bound: Double = 5) -> Double {
    reduce(0) { sum, number in
      let excess = Swift.max(0, abs(number) - bound)
      return sum + excess * excess
    }
  }
}

extension Double {
  /// T_osz of one number.
  var oscillated: Double {
    guard self != 0 else { return 0 }
    let level = log(abs(self))
    let (fast, slow) = self > 0 ? (10.0, 7.9) : (5.5, 3.1)
    let size = exp(level + 0.049 * (sin(fast * level) + sin(slow * level)))
    return self > 0 ? size : -size
  }
}
