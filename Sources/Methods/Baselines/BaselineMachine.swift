import Compute

/// Hand-designed optimization of problems side by side.
package struct BaselineMachine: Sendable {
  private var machine: Machine
  private var parameters: Parameters
  private let inputs: [Port]
  private let losses: Port

  /// Plans it for so many problems at once.
  package init(_ optimisee: ProblemFamily, problems: Int) {
    let graph = Graph()
    let theta = graph.parameter("theta", [problems, optimisee.width], .zeros)
    let tensors = ProblemTensors(optimisee, problems: problems, evaluations: 1, graph: graph)
    let losses = tensors.losses(at: theta, evaluation: 0)
    let program = Program(graph, outputs: [losses], minimising: losses.sum())
    machine = Machine(program)
    parameters = graph.initialParameters(random: Random(seed: 0))
    inputs = tensors.inputs.map(program.port)
    self.losses = program.port(of: losses)
  }

  /// The losses of an optimization, before the first step and after each.
  package mutating func run(
    _ baseline: BaselineOptimizer, rate: Double, on problems: ProblemSet, steps: Int
  ) -> LossCurves {
    parameters["theta"] = problems.start
    var state = OptimiserState(baseline.optimiser, for: parameters)
    var rows: [[Float]] = []
    for step in 0...steps {
      problems.write(from: step, evaluations: 1, to: inputs, of: &machine)
      machine.run(&parameters)
      rows.append(machine.read(losses))
      state.update(&parameters, gradients: machine.gradients, rate: Float(rate))
    }
    return LossCurves(rows)
  }
}
