import Foundation

// f20 to f24.
extension BBOBInstance {
  func weaklyStructured(_ x: [Double]) -> Double {
    switch function {
    case .schwefel: return schwefel(x)
    case .katsuura:
      return katsuura(rotated(x.less(optimum), condition: 100)) + x.penalty()
    case .lunacekBiRastrigin: return lunacekBiRastrigin(x)
    default:
      let height = (10 - (peaks?.height(at: x) ?? 0)).oscillated
      return height * height + x.penalty()
    }
  }

  /// 2 |x_i| of Schwefel's optimum, as COCO rounds it when it computes values.
  ///
  /// COCO states the optimum itself 2e-10 nearer to 0, which makes no difference to the value.
  static let schwefelOptimum = 4.2096874637

  /// f20: −1/(100 D) Σ z_i sin √|z_i| + 4.1898 + 100 f_pen(z / 100).
  private func schwefel(_ x: [Double]) -> Double {
    let best = Self.schwefelOptimum
    let flipped = zip(x, optimum).map { $1 < 0 ? -2 * $0 : 2 * $0 }
    let sheared = flipped.indices.map { place in
      place == 0 ? flipped[0] : flipped[place] + 0.25 * (flipped[place - 1] - best)
    }
    let z = sheared.map { $0 - best }.conditioned(10).map { 100 * ($0 + best) }
    let sum = z.reduce(0) { $0 + $1 * sin(abs($1).squareRoot()) }
    return 0.01 * (z.penalty(beyond: 500) + 418.9828872724339 - sum / Double(dimensions))
  }

  /// f23: 10 / D² (Π (1 + i Σ |2^j z_i − [2^j z_i]| / 2^j)^(10 / D^1.2) − 1) over j from 1 to 32.
  private func katsuura(_ z: [Double]) -> Double {
    let product = z.enumerated().reduce(1) { product, term in
      let roughness = (1...32).reduce(0.0) { sum, j in
        let power = Double(1 << j)
        let scaled = power * term.element
        return sum + abs(scaled - (scaled + 0.5).rounded(.down)) / power
      }
      return product * (1 + Double(term.offset + 1) * roughness)
    }
    let size = Double(dimensions)
    return 10 / (size * size) * (pow(product, 10 / pow(size, 1.2)) - 1)
  }

  /// f24: min(Σ (x̂_i − μ_0)², D + s Σ (x̂_i − μ_1)²) + 10 (D − Σ cos 2πz_i) + 10⁴ f_pen.
  private func lunacekBiRastrigin(_ x: [Double]) -> Double {
    let (size, near) = (Double(dimensions), 2.5)
    let s = 1 - 0.5 / ((size + 20).squareRoot() - 4.1)
    let far = -((near * near - 1) / s).squareRoot()
    let flipped = zip(x, optimum).map { $1 < 0 ? -2 * $0 : 2 * $0 }
    let offset = flipped.map { $0 - near }
    let z = rotated(offset, condition: 100)
    let bowls = min(offset.squaredNorm, size + s * flipped.map { $0 - far }.squaredNorm)
    let waves = z.reduce(0) { $0 + cos(2 * .pi * $1) }
    return bowls + 10 * (size - waves) + 1e4 * x.penalty()
  }
}
