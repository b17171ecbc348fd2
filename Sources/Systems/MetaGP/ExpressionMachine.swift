import Foundation

/// Computes formulas in all cases of a target at once, on a stack that is made once.
struct ExpressionMachine: Sendable {
  /// Where formulas of x are compared with their target: evenly over −1...1.
  static let points = (0..<20).map { -1 + 2 * Double($0) / 19 }

  /// The values of the target: one a point, or one for each choice of the Boolean variables, of which
  /// the first is the lowest bit of the case's number.
  private let target: [Double]
  private var stack: [Double]

  /// Gets ready for a target.
  init(target: [Double]) {
    precondition(target.count <= Self.points.count, "\(target.count) cases")
    self.target = target
    stack = Array(repeating: 0, count: (Expression.most + 1) * target.count)
  }

  /// The sum over the cases of the absolute difference to the target, and whether it is below 0.01 in
  /// each of them.
  mutating func error(of expression: Expression) -> (sum: Double, isSolved: Bool) {
    run(expression.nodes)
    var (sum, isSolved) = (0.0, true)
    for point in target.indices {
      let error = abs(stack[point] - target[point])
      if !(error < 0.01) { isSolved = false }
      sum += error
    }
    return (sum.isFinite ? sum : .infinity, isSolved)
  }

  /// Leaves the values of a formula in the first places: from its last node to its first.
  private mutating func run(_ nodes: [Primitive]) {
    let count = target.count
    var top = -count
    stack.withUnsafeMutableBufferPointer { stack in
      for node in nodes.reversed() {
        if node.arity == 0 { top += count }
        if node.arity == 2 { top -= count }
        for point in top..<top + count {
          switch node {
          // The first argument was computed last.
          case .add: stack[point] = stack[point + count] + stack[point]
          case .subtract: stack[point] = stack[point + count] - stack[point]
          case .multiply: stack[point] = stack[point + count] * stack[point]
          case .divide:
            stack[point] = abs(stack[point]) < 1e-6 ? 1 : stack[point + count] / stack[point]
          case .sine: stack[point] = sin(stack[point])
          case .cosine: stack[point] = cos(stack[point])
          case .x: stack[point] = Self.points[point - top]
          case .one: stack[point] = 1
          case .and: stack[point] = min(stack[point + count], stack[point])
          case .or: stack[point] = max(stack[point + count], stack[point])
          case .nand: stack[point] = 1 - min(stack[point + count], stack[point])
          case .nor: stack[point] = 1 - max(stack[point + count], stack[point])
          case .first: stack[point] = Double((point - top) & 1)
          case .second: stack[point] = Double((point - top) >> 1 & 1)
          case .third: stack[point] = Double((point - top) >> 2 & 1)
          case .fourth: stack[point] = Double((point - top) >> 3 & 1)
          }
        }
      }
    }
  }
}
