/// Exclusive or: the smallest problem that needs a hidden unit.
///
/// It has four patterns, which fill the lanes of one vector.
public enum XOR {
  /// The two bits of every pattern.
  public static let inputs: (SIMD4<Double>, SIMD4<Double>) = ([0, 0, 1, 1], [0, 1, 0, 1])
  /// The right output for each pattern.
  public static let targets: SIMD4<Double> = [0, 1, 1, 0]

  /// The fitness of four outputs, (4 - sum of errors)², at most 16 (Stanley & Miikkulainen 2002,
  /// section 4.1).
  public static func fitness(_ outputs: SIMD4<Double>) -> Double {
    let rest = 4 - error(of: outputs)
    return rest * rest
  }

  /// Whether every output is on the right side of one half.
  public static func isSolved(_ outputs: SIMD4<Double>) -> Bool {
    all((outputs - 0.5) * (targets - 0.5) .> 0)
  }

  /// The sum of |output - target| over the patterns, in their order.
  public static func error(of outputs: SIMD4<Double>) -> Double {
    let error = outputs - targets
    return abs(error[0]) + abs(error[1]) + abs(error[2]) + abs(error[3])
  }
}
