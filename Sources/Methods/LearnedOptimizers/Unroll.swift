package import Compute

/// A window of learned optimization, ready to run.
package struct Unroll: Sendable {
  /// Steps of the window.
  let steps: Int
  /// Problems side by side.
  let problems: Int
  private var machine: Machine
  private let inputs: (problems: [Port], theta: Port, memory: [Port])
  private let outputs: (losses: Port, theta: Port, memory: [Port])
  private let traces: (gradients: [Port], updates: [Port], hidden: [Port])

  /// Plans a window.
  ///
  /// - Parameters:
  ///   - isLearning: Whether a run computes the gradient of the total loss.
  ///   - isTraced: Whether gradients, updates and outputs can be read.
  package init(
    _ plan: RulePlan, _ optimisee: ProblemFamily, problems: Int, steps: Int,
    isLearning: Bool = false, isTraced: Bool = false
  ) {
    (self.problems, self.steps) = (problems, steps)
    let recording = UnrollRecording(plan, optimisee, problems: problems, steps: steps)
    let seen = recording.traces
    let traced = isTraced ? seen.gradients + seen.updates + seen.hidden : []
    let program = Program(
      recording.graph,
      outputs: [recording.losses, recording.endTheta] + recording.endMemory + traced,
      minimising: isLearning ? recording.total : nil)
    machine = Machine(program)
    inputs = (
      recording.problems.inputs.map(program.port), program.port(of: recording.theta),
      recording.memory.map(program.port)
    )
    outputs = (
      program.port(of: recording.losses), program.port(of: recording.endTheta),
      recording.endMemory.map(program.port)
    )
    traces =
      isTraced
      ? (
        seen.gradients.map(program.port), seen.updates.map(program.port),
        seen.hidden.map(program.port)
      ) : ([], [], [])
  }

  /// Freshly drawn weights of the optimizers that this window would use.
  package static func weights(_ plan: RulePlan, _ optimisee: ProblemFamily, random: Random)
    -> Parameters
  {
    let graph = Graph()
    for group in optimisee.groups { _ = LearnedRule(plan, named: group.name, graph: graph) }
    return graph.initialParameters(random: random)
  }

  /// How many numbers the optimizer remembers between two steps, layer by layer.
  var memorySizes: [Int] { inputs.memory.map(\.count) }

  /// The state before the first step on some problems.
  package func state(before problems: ProblemSet) -> OptimizationState {
    OptimizationState(
      theta: problems.start,
      memory: inputs.memory.map { Array(repeating: 0, count: $0.count) })
  }

  /// Goes on for a window; returns the losses before each step and after the last, problem by
  /// problem for each: `[steps + 1, problems]`.
  package mutating func run(
    _ weights: inout Parameters, from point: inout OptimizationState, on problems: ProblemSet
  ) -> [Float] {
    problems.write(
      from: point.step, evaluations: steps + 1, to: inputs.problems, of: &machine)
    machine.write(point.theta, to: inputs.theta)
    for (port, values) in zip(inputs.memory, point.memory) { machine.write(values, to: port) }
    machine.run(&weights)
    point = OptimizationState(
      step: point.step + steps, theta: machine.read(outputs.theta),
      memory: outputs.memory.map(machine.read))
    return machine.read(outputs.losses)
  }

  /// The gradient of the sum of the losses after each step, of the last run.
  var gradients: [Float] { machine.gradients }

  /// Of the last run, step by step: gradients, updates, and the last layer's outputs.
  var trace: (gradients: [[Float]], updates: [[Float]], hidden: [[Float]]) {
    (
      traces.gradients.map(machine.read), traces.updates.map(machine.read),
      traces.hidden.map(machine.read)
    )
  }
}
