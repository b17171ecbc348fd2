import Foundation

/// What a node makes of the sum that enters it.
///
/// Patterns are made of all of them (Stanley 2007, "Compositional pattern producing networks");
/// controllers of the first. Genomes are saved with the places of the cases: new ones go to the end.
public enum NodeActivation: String, Codable, CaseIterable, Sendable {
  /// 1 / (1 + e^(−4.9x)), in 0...1 (Stanley & Miikkulainen 2002, section 4.1).
  case steepenedSigmoid = "sigmoid4.9"
  /// 2 / (1 + e^(−4.9x)) − 1, in −1...1.
  case bipolarSigmoid = "bipolar-sigmoid"
  /// e^(−x²): symmetry.
  case gaussian
  /// sin x: repetition.
  case sine
  /// |x|: symmetry with an edge.
  case absolute
  /// x itself: a gradient.
  case identity
  /// 2e^(−2.5x²) − 1, in −1...1: symmetry that can be subtracted too.
  case bipolarGaussian = "bipolar-gaussian"

  /// The activity of a node that sums up to `x`.
  ///
  /// The steepened sigmoid stands apart because networks of it alone are judged by the million.
  @inline(__always)
  func callAsFunction(_ x: Double) -> Double {
    if case .steepenedSigmoid = self { return Self.steepened(x) }
    return uncommon(x)
  }

  /// The same in four situations at once.
  @inline(__always)
  func callAsFunction(_ x: SIMD4<Double>) -> SIMD4<Double> {
    if case .steepenedSigmoid = self { return Self.steepened(x) }
    return SIMD4(uncommon(x[0]), uncommon(x[1]), uncommon(x[2]), uncommon(x[3]))
  }

  @inline(__always)
  private static func steepened(_ x: Double) -> Double { 1 / (1 + exp(-4.9 * x)) }

  @inline(__always)
  private static func steepened(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let power = -4.9 * x
    return 1 / (1 + SIMD4(exp(power[0]), exp(power[1]), exp(power[2]), exp(power[3])))
  }

  @inline(never)
  private func uncommon(_ x: Double) -> Double {
    switch self {
    case .steepenedSigmoid: Self.steepened(x)
    case .bipolarSigmoid: 2 / (1 + exp(-4.9 * x)) - 1
    case .gaussian: exp(-x * x)
    case .sine: sin(x)
    case .absolute: abs(x)
    case .identity: x
    case .bipolarGaussian: 2 * exp(-2.5 * x * x) - 1
    }
  }
}
