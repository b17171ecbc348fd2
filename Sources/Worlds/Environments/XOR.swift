/// Exclusive or: the smallest problem that needs a hidden unit.
public enum XOR {
  /// The four input patterns.
  public static let inputs: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  /// The right output for each pattern.
  public static let targets: [Double] = [0, 1, 1, 0]

  /// The fitness of four outputs, (4 - sum of errors)², at most 16 (Stanley & Miikkulainen 2002,
  /// section 4.1).
  public static func fitness(_ outputs: [Double]) -> Double {
    precondition(outputs.count == 4, "there are 4 patterns, not \(outputs.count)")
    let error = zip(outputs, targets).reduce(0) { $0 + abs($1.0 - $1.1) }
    return (4 - error) * (4 - error)
  }

  /// Whether every output is on the right side of one half.
  public static func isSolved(_ outputs: [Double]) -> Bool {
    precondition(outputs.count == 4, "there are 4 patterns, not \(outputs.count)")
    return zip(outputs, targets).allSatisfy { output, target in
      target > 0.5 ? output > 0.5 : output < 0.5
    }
  }
}
