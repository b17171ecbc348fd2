/// Limited-memory BFGS for a smooth function of a few variables, computed exactly.
///
/// The two-loop recursion of Nocedal & Wright (2006, algorithm 7.4) with a step that is halved
/// until the function falls enough (Armijo); pairs without positive curvature are left out.
public struct LBFGS: Sendable {
  /// How many pairs of steps and changes of the gradient are kept.
  public var memory = 8
  /// How many steps are made at most.
  public var iterations = 60
  /// The search ends where no component of the gradient is larger.
  public var tolerance = 1e-5

  /// The usual constants.
  public init() {}

  /// A value with its gradient; `nil` where the function has none.
  public typealias Evaluation = (value: Double, gradient: [Double])

  /// The best point found from a start, with its value; `nil` where the function has no value at
  /// the start.
  public func minimise(
    from start: [Double], _ function: ([Double]) -> Evaluation?
  ) -> (point: [Double], value: Double)? {
    guard var here = function(start), here.value.isFinite else { return nil }
    var point = start
    var pairs: [Pair] = []
    for _ in 0..<iterations {
      guard (here.gradient.map(abs).max() ?? 0) > tolerance else { break }
      var direction = descent(here.gradient, pairs)
      if dot(direction, here.gradient) >= 0 {
        pairs = []
        direction = descent(here.gradient, [])
      }
      guard let next = step(from: point, here, along: direction, function) else { break }
      let pair = Pair(
        step: zip(next.point, point).map { $0 - $1 },
        change: zip(next.evaluation.gradient, here.gradient).map { $0 - $1 })
      if pair.curvature > 1e-12 { pairs = pairs.suffix(memory - 1) + [pair] }
      let gain = here.value - next.evaluation.value
      (point, here) = next
      if gain < 1e-9 * max(abs(here.value), 1) { break }
    }
    return (point, here.value)
  }

  /// A step, and how the gradient changed in it.
  struct Pair {
    let step: [Double], change: [Double]
    var curvature: Double { dot(step, change) }
  }

  /// The direction −H g; the first step has length 1 at most.
  func descent(_ gradient: [Double], _ pairs: [Pair]) -> [Double] {
    var direction = gradient.map { -$0 }
    guard let last = pairs.last else {
      let length = dot(gradient, gradient).squareRoot()
      return length > 1 ? direction.map { $0 / length } : direction
    }
    var weights: [Double] = []
    for pair in pairs.reversed() {
      let weight = dot(pair.step, direction) / pair.curvature
      weights.append(weight)
      add(-weight, pair.change, to: &direction)
    }
    let scale = last.curvature / dot(last.change, last.change)
    for place in direction.indices { direction[place] *= scale }
    for pair in pairs {
      let correction = dot(pair.change, direction) / pair.curvature
      add(weights.removeLast() - correction, pair.step, to: &direction)
    }
    return direction
  }

  /// The first of ever shorter steps after which the function has fallen enough.
  private func step(
    from point: [Double], _ here: Evaluation, along direction: [Double],
    _ function: ([Double]) -> Evaluation?
  ) -> (point: [Double], evaluation: Evaluation)? {
    let slope = dot(direction, here.gradient)
    var length = 1.0
    for _ in 0..<30 {
      let next = zip(point, direction).map { $0 + length * $1 }
      if let evaluation = function(next), evaluation.value <= here.value + 1e-4 * length * slope {
        return (next, evaluation)
      }
      length /= 2
    }
    return nil
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

private func add(_ factor: Double, _ terms: [Double], to sum: inout [Double]) {
  for place in sum.indices { sum[place] += factor * terms[place] }
}
