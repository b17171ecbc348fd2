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

  /// The least loss that a quasi-Newton method knows after each of so many gradients, of one problem.
  ///
  /// Its line search takes gradients too, and each of them counts as a step.
  package mutating func runLBFGS(on problems: ProblemSet, steps: Int) -> LossCurves {
    precondition(!problems.optimisee.hasMinibatches, "a line search cannot compare minibatches")
    precondition(problems.count == 1, "\(problems.count) problems have no common line search")
    var losses: [Float] = []
    problems.write(from: 0, evaluations: 1, to: inputs, of: &machine)
    var method = LBFGS()
    (method.iterations, method.tolerance) = (steps, 0)
    _ = method.minimise(from: problems.start.map(Double.init)) { point in
      guard losses.count <= steps else { return nil }
      parameters["theta"] = point.map { Float($0) }
      machine.run(&parameters)
      let loss = machine.scalar(self.losses)
      losses.append(loss.isFinite ? min(loss, losses.last ?? loss) : losses.last ?? loss)
      guard loss.isFinite else { return nil }
      return (Double(loss), machine.gradients.map(Double.init))
    }
    // Where it ended before, it stays.
    let rest = Array(repeating: losses.last ?? .nan, count: max(steps + 1 - losses.count, 0))
    return LossCurves((losses + rest).map { [$0] })
  }
}
