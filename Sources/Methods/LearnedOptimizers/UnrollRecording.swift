import Compute

/// Some steps of learned optimization as one recorded computation.
///
/// The gradient of each step is recorded from the same graph and then held fast (`stopGradient`):
/// the optimizer is trained through what its updates do to later losses, but not through what they
/// do to later gradients, so no second derivatives arise (section 2, the dashed edges of figure 2).
struct UnrollRecording {
  let graph = Graph()
  let problems: ProblemTensors
  /// Where the parameters stand before the first step, `[problems, width]`.
  let theta: Tensor
  /// What the optimizers remember before the first step.
  let memory: [Tensor]
  /// The losses before each step and after the last, `[steps + 1, problems]`.
  let losses: Tensor
  /// The sum of the losses after each step, which training makes small.
  let total: Tensor
  /// Where the parameters stand after the last step.
  let endTheta: Tensor
  /// What the optimizers remember after the last step.
  let endMemory: [Tensor]
  /// Step by step: gradients and updates `[problems * width]`, and the last layer's outputs
  /// `[problems * width, units]`, group by group.
  let traces: (gradients: [Tensor], updates: [Tensor], hidden: [Tensor])

  init(_ plan: RulePlan, _ optimisee: ProblemFamily, problems count: Int, steps: Int) {
    let problems = ProblemTensors(
      optimisee, problems: count, evaluations: steps + 1, graph: graph)
    var walk = UnrollWalk(plan, optimisee, problems: count, graph: graph)
    (self.problems, theta, memory) = (problems, walk.theta, walk.memory)
    for step in 0..<steps { walk.advance(problems.losses(at: walk.theta, evaluation: step)) }
    walk.losses.append(problems.losses(at: walk.theta, evaluation: steps))
    losses = .stack(walk.losses)
    total = walk.losses.dropFirst().map { $0.sum() }.reduce(graph.constant(0), +)
    (endTheta, endMemory) = (walk.theta, walk.memory)
    traces = (walk.gradients, walk.updates, walk.hidden)
  }
}

/// An optimization on its way.
private struct UnrollWalk {
  private let optimisee: ProblemFamily
  private let rules: [LearnedRule]
  private let count: Int
  private(set) var theta: Tensor
  // Of each group.
  private var remembered: [LearnedRule.Memory]
  private var curvature: CurvaturePairs
  var losses: [Tensor] = []
  private(set) var gradients: [Tensor] = []
  private(set) var updates: [Tensor] = []
  private(set) var hidden: [Tensor] = []

  init(_ plan: RulePlan, _ optimisee: ProblemFamily, problems count: Int, graph: Graph) {
    (self.optimisee, self.count) = (optimisee, count)
    theta = graph.input([count, optimisee.width])
    curvature = CurvaturePairs(plan.pairs, [count, optimisee.width], graph: graph)
    rules = optimisee.groups.map { LearnedRule(plan, named: $0.name, graph: graph) }
    remembered = optimisee.groups.map {
      .init(plan, coordinates: count * $0.range.count) { graph.input($0) }
    }
  }

  /// What is remembered between two steps, group by group, and of all coordinates.
  var memory: [Tensor] { remembered.flatMap(\.tensors) + curvature.memory }

  /// One step, from the losses `[problems]` at the present parameters.
  mutating func advance(_ losses: Tensor) {
    let gradient = losses.graph.gradients(of: losses.sum(), withRespectTo: [theta])[0]
      .stopGradient()
    self.losses.append(losses)
    let direction = curvature.direction(gradient).map(measured)
    var changes: [Tensor] = []
    var (gradients, hidden): ([Tensor], [Tensor]) = ([], [])
    for (place, group) in optimisee.groups.enumerated() {
      let part = own(gradient, group)
      let (updates, next) = rules[place](
        part, along: direction.map { .init(unit: own($0.unit, group), size: own($0.size, group)) },
        remembered[place])
      remembered[place] = next
      changes.append(updates.reshape([count, group.range.count]))
      gradients.append(part)
      hidden += next.states.suffix(1).map(\.hidden)
    }
    let change = Tensor.concatenate(changes, axis: 1)
    theta = theta + change
    curvature.enter(step: change)
    self.gradients.append(.concatenate(gradients, axis: 0))
    updates.append(.concatenate(changes.map { $0.reshape([-1]) }, axis: 0))
    self.hidden.append(.concatenate(hidden, axis: 0))
  }

  /// A direction `[problems, width]` and its root mean square over a problem's coordinates.
  private func measured(_ direction: Tensor) -> (unit: Tensor, size: Tensor) {
    let square = direction.square().mean(over: 1...1, keeping: true)
    let size = square.maximum(direction.graph.constant(1e-30)).sqrt()
    return (direction / size, size.broadcast(to: direction.shape))
  }

  /// A group's part `[problems * width]` of what all groups have, `[problems, width]`.
  private func own(_ all: Tensor, _ group: ProblemFamily.Group) -> Tensor {
    all.slice(axis: 1, group.range).reshape([count * group.range.count])
  }
}
