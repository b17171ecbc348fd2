import Foundation

/// Computes formulas at twenty points at once, on a stack that is made once.
struct ExpressionMachine: Sendable {
  /// Where formulas are compared with the target: evenly over −1...1.
  static let points = (0..<20).map { -1 + 2 * Double($0) / 19 }

  private var stack = [Double](repeating: 0, count: (Expression.most + 1) * 20)

  /// The sum over the points of the absolute difference to the target, and whether it is below 0.01 at
  /// each of them.
  mutating func error(
    of expression: Expression, from target: [Double]
  ) -> (sum: Double, isSolved: Bool) {
    run(expression.nodes)
    var (sum, isSolved) = (0.0, true)
    for point in 0..<20 {
      let error = abs(stack[point] - target[point])
      if !(error < 0.01) { isSolved = false }
      sum += error
    }
    return (sum.isFinite ? sum : .infinity, isSolved)
  }

  /// Leaves the values of a formula in the first twenty places: from its last node to its first.
  private mutating func run(_ nodes: [Primitive]) {
    var top = -20
    stack.withUnsafeMutableBufferPointer { stack in
      for node in nodes.reversed() {
        if node.arity == 0 { top += 20 }
        if node.arity == 2 { top -= 20 }
        for point in top..<top + 20 {
          switch node {
          // The first argument was computed last.
          case .add: stack[point] = stack[point + 20] + stack[point]
          case .subtract: stack[point] = stack[point + 20] - stack[point]
          case .multiply: stack[point] = stack[point + 20] * stack[point]
          case .divide:
            stack[point] = abs(stack[point]) < 1e-6 ? 1 : stack[point + 20] / stack[point]
          case .sine: stack[point] = sin(stack[point])
          case .cosine: stack[point] = cos(stack[point])
          case .x: stack[point] = Self.points[point - top]
          case .one: stack[point] = 1
          }
        }
      }
    }
  }
}
