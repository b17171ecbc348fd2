import Compute
import Methods

/// The queries of some functions as one recorded computation, ready to be trained.
///
/// Gradients flow through the functions and through all that the network is told; nothing is held
/// fast.
struct QueryUnroll: Sendable {
  /// Functions side by side.
  let functions: Int
  /// Queries of each.
  let queries: Int
  private var machine: Machine
  private let samples: SampleTensors.Ports
  private let outputs: (loss: Port, values: Port, queries: Port)

  /// Plans the program.
  ///
  /// - Parameter isLearning: Whether a run computes the gradient of the loss.
  init(
    _ plan: QueryPlan, _ prior: FunctionPrior, functions: Int, queries: Int, loss: QueryLoss,
    isLearning: Bool
  ) {
    precondition(plan.width == prior.width, "queries of \(plan.width) for \(prior.width) variables")
    (self.functions, self.queries) = (functions, queries)
    let graph = Graph()
    let policy = QueryPolicy(plan, graph: graph)
    let samples = SampleTensors(
      prior, count: functions, hasScales: loss == .expectedImprovement, graph: graph)
    var (answer, memory) = (policy.silence(rows: functions), policy.start(rows: functions))
    var (points, values): ([Tensor], [Tensor]) = ([], [])
    for _ in 0..<queries {
      let next = policy(answer, memory)
      points.append(next.queries)
      values.append(samples.values(at: next.queries))
      (answer, memory) = (
        policy.answer(points[points.count - 1], values[values.count - 1]), next.memory
      )
    }
    let total = loss.record(points, values, of: samples)
    let (allValues, allPoints) = (Tensor.stack(values), Tensor.stack(points))
    let program = Program(
      graph, outputs: [total, allValues, allPoints], minimising: isLearning ? total : nil)
    machine = Machine(program)
    self.samples = samples.ports(in: program)
    outputs = (program.port(of: total), program.port(of: allValues), program.port(of: allPoints))
  }

  /// The mean loss of these functions, as many as it was planned for.
  mutating func run(_ weights: inout Parameters, on samples: [FourierSample]) -> Float {
    precondition(samples.count == functions, "\(samples.count) functions for \(functions)")
    self.samples.write(samples, to: &machine)
    machine.run(&weights)
    return machine.scalar(outputs.loss)
  }

  /// The gradient of the mean loss, of the last run.
  var gradients: [Float] { machine.gradients }

  /// The values of the last run, `[queries, functions]`.
  var values: [Float] { machine.read(outputs.values) }

  /// The queries of the last run, `[queries, functions, width]`.
  var points: [Float] { machine.read(outputs.queries) }
}
