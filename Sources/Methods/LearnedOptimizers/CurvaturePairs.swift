import Compute

/// What the last steps and changes of the gradient tell of a problem's curvature, problem by problem
/// over all its coordinates, as L-BFGS remembers it.
///
/// A pair without positive curvature is left out, and so all is zeros before the first step. Nothing
/// flows back through it, as nothing flows back through gradients.
struct CurvaturePairs {
  /// What is remembered between two steps: the last gradient and the last step, then steps and
  /// changes of the gradient, the oldest first, each `[problems, width]`; a pair of zeros is none.
  private(set) var memory: [Tensor]

  /// The least s·y of a pair that counts.
  private static let least: Float = 1e-10
  /// What is divided by is no less.
  private static let tiny: Float = 1e-30
  /// A direction is at most so many times as long as the last step: no line search would shorten what
  /// a change of the gradient that is hardly more than rounding makes very long.
  private static let growth: Float = 4

  /// What the direction of so many pairs is, for whoever has to compute it.
  static func account(_ pairs: Int) -> String {
    "-H g by the two-loop recursion of L-BFGS over the coordinates of a problem, from its last "
      + "\(pairs) steps and changes of the gradient with a product above \(least); without any, the "
      + "negative gradient, of length 1 at most; never more than \(growth) times as long as the last "
      + "step"
  }

  /// Declares the memory of so many pairs.
  init(_ pairs: Int, _ shape: Shape, graph: Graph) {
    memory = (0..<(pairs > 0 ? 2 * pairs + 2 : 0)).map { _ in graph.input(shape) }
  }

  /// The direction -H g for gradients g `[problems, width]`, whose last change is entered; `nil`
  /// where nothing is remembered.
  mutating func direction(_ gradient: Tensor) -> Tensor? {
    guard memory.count > 2 else { return nil }
    let change = gradient - memory[0]
    var (steps, changes) = (self.steps, self.changes)
    let isCurved = Self.product(memory[1], change).isGreater(
      than: gradient.graph.constant(Self.least))
    for place in steps.indices {
      let isLast = place == steps.count - 1
      steps[place] = isCurved.select(isLast ? memory[1] : steps[place + 1], steps[place])
      changes[place] = isCurved.select(isLast ? change : changes[place + 1], changes[place])
    }
    memory = [gradient, memory[1]] + steps + changes
    return bounded(Self.descent(gradient, steps, changes))
  }

  /// Enters the step that was taken from where the direction was asked for.
  mutating func enter(step: Tensor) {
    guard memory.count > 2 else { return }
    memory[1] = step.stopGradient()
  }

  private var steps: [Tensor] { Array(memory[2..<(memory.count + 2) / 2]) }
  private var changes: [Tensor] { Array(memory[((memory.count + 2) / 2)...]) }

  /// The two-loop recursion (Nocedal & Wright 2006, algorithm 7.4); without pairs, the negative
  /// gradient, of length 1 at most.
  private static func descent(
    _ gradient: Tensor, _ steps: [Tensor], _ changes: [Tensor]
  ) -> Tensor {
    let least = gradient.graph.constant(Self.least)
    let curvatures = zip(steps, changes).map { product($0, $1) }
    // Of no pair, 0: it changes nothing.
    let inverses = curvatures.map {
      $0.isGreater(than: least).select($0.maximum(least).reciprocal(), gradient.graph.constant(0))
    }
    var direction = -gradient
    var weights: [Tensor] = []
    for place in steps.indices.reversed() {
      let weight = product(steps[place], direction) * inverses[place]
      weights.append(weight)
      direction = direction - weight * changes[place]
    }
    let last = steps.count - 1
    let length = product(gradient, gradient).sqrt()
    let square = product(changes[last], changes[last]).maximum(gradient.graph.constant(tiny))
    let scale = curvatures[last].isGreater(than: least).select(
      curvatures[last] / square,
      length.maximum(gradient.graph.constant(1)).reciprocal())
    direction = direction * scale
    for place in steps.indices {
      let correction = product(changes[place], direction) * inverses[place]
      direction = direction + (weights.removeLast() - correction) * steps[place]
    }
    return direction
  }

  /// The direction, shortened where it is long beside the last step, if there was one.
  private func bounded(_ direction: Tensor) -> Tensor {
    let graph = direction.graph
    let (length, last) = (
      Self.product(direction, direction), Self.product(memory[1], memory[1])
    )
    let most = last * (Self.growth * Self.growth)
    let isLong = length.isGreater(than: most) * last.isGreater(than: graph.constant(0))
    let scale = (most / length.maximum(graph.constant(Self.tiny))).sqrt()
    return direction * isLong.select(scale, graph.constant(1))
  }

  /// Of each problem, `[problems, 1]`.
  private static func product(_ a: Tensor, _ b: Tensor) -> Tensor {
    (a * b).sum(over: 1...1, keeping: true)
  }
}
