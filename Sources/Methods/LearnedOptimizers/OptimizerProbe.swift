import Compute
import Foundation

/// What an optimizer does: its update as a function of gradients, and its traces on one problem.
struct OptimizerProbe: Codable, Hashable, Sendable {
  /// Gradients that were seen on each step before, and gradients seen now.
  static let gradients: [Float] = [-10, -3, -1, -0.3, -0.1, -0.03, 0, 0.03, 0.1, 0.3, 1, 3, 10]
  /// The updates of the first group's optimizer: a row for each gradient seen before, a column for
  /// each seen now.
  private(set) var updates: [[Float]] = []
  /// Gradients of some coordinates of a problem at every step.
  private(set) var seen: [Float] = []
  /// The updates that answered them.
  private(set) var answers: [Float] = []
  /// Outputs of the last layer for one coordinate: a row for each unit, a column for each step.
  private(set) var hidden: [[Float]] = []

  private static let past = 5
  private static let coordinates = 6

  /// Watches an optimizer on the first of some problems.
  init(
    of weights: Parameters, _ plan: RulePlan, on problems: ProblemSet, window: Int, horizon: Int
  ) {
    map(weights, plan, group: problems.optimisee.groups[0].name)
    trace(weights, plan, problems, window: window, horizon: horizon)
  }

  /// Shows every pair of gradients to a memory of its own: one for a while, then the other.
  ///
  /// A rule that sees a direction is shown coordinates that it leaves alone, and its updates are in
  /// units of the root mean square of the direction.
  private mutating func map(_ weights: Parameters, _ plan: RulePlan, group: String) {
    let graph = Graph()
    let side = Self.gradients.count
    let rule = LearnedRule(plan, named: group, graph: graph)
    let before = Self.gradients.flatMap { Array(repeating: $0, count: side) }
    let now = Self.gradients.flatMap { _ in Self.gradients }
    var memory = LearnedRule.Memory(plan, coordinates: side * side) { graph.constant(0, $0) }
    let answer = { (gradients: [Float], memory: LearnedRule.Memory) in
      let gradients = graph.constant(gradients, [side * side])
      let nothing = LearnedRule.Direction(unit: 0 * gradients, size: 0 * gradients + 1)
      return rule(gradients, along: plan.pairs > 0 ? nothing : nil, memory)
    }
    for _ in 0..<Self.past { memory = answer(before, memory).memory }
    let updates = answer(now, memory).updates
    let program = Program(graph, outputs: [updates])
    var machine = Machine(program)
    var own = graph.initialParameters(random: Random(seed: 0))
    for entry in own.entries { own[entry.name] = weights[entry.name] }
    machine.run(&own)
    let flat = machine.read(program.port(of: updates))
    self.updates = (0..<side).map { Array(flat[$0 * side..<($0 + 1) * side]) }
  }

  private mutating func trace(
    _ weights: Parameters, _ plan: RulePlan, _ problems: ProblemSet, window: Int, horizon: Int
  ) {
    var unroll = Unroll(
      plan, problems.optimisee, problems: problems.count, steps: window, isTraced: true)
    var (weights, point) = (weights, unroll.state(before: problems))
    var columns: [[Float]] = []
    let width = problems.optimisee.width
    let some = (0..<min(Self.coordinates, width)).map { $0 * width / Self.coordinates }
    while point.step < horizon {
      _ = unroll.run(&weights, from: &point, on: problems)
      let trace = unroll.trace
      for step in 0..<window {
        seen += some.map { trace.gradients[step][$0] }
        answers += some.map { trace.updates[step][$0] }
        columns.append(Array(trace.hidden[step].prefix(plan.units)))
      }
    }
    hidden = (0..<plan.units).map { unit in columns.map { $0[unit] } }
  }
}
