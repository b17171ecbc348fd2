import Compute

/// A recorded training step with everything it works on: a machine, parameters and an optimiser.
struct Exercise {
  var machine: Machine
  var parameters: Parameters
  private var optimiser: OptimiserState
  private let rate: Float
  private let loss: Port
  private var steps: UInt64 = 0

  /// Plans a step that minimises `loss`; `outputs` can be read after it.
  init(
    _ graph: Graph, minimising loss: Tensor, outputs: [Tensor] = [], by optimiser: Optimiser,
    rate: Float, largestNorm: Float? = nil, team: ThreadTeam
  ) {
    let program = Program(graph, outputs: [loss] + outputs, minimising: loss)
    machine = Machine(program, team: team)
    parameters = graph.initialParameters(random: Random(seed: 1))
    self.optimiser = OptimiserState(optimiser, for: parameters, largestNorm: largestNorm)
    self.rate = rate
    self.loss = program.port(of: loss)
  }

  /// Computes the loss and its gradients, and changes the parameters along them.
  mutating func step() -> Float {
    steps += 1
    machine.run(&parameters, seed: steps)
    optimiser.update(&parameters, gradients: machine.gradients, rate: rate)
    return machine.scalar(loss)
  }

  /// Where an input is written.
  func port(of tensor: Tensor) -> Port { machine.program.port(of: tensor) }
}

/// Data made once, so that making it is not timed.
enum Made {
  static func normal(_ count: Int, _ stream: String) -> [Float] {
    var random = Random(seed: 2).stream(stream)
    return (0..<count).map { _ in Float(random.normal()) }
  }

  static func uniform(_ count: Int, _ stream: String) -> [Float] {
    var random = Random(seed: 2).stream(stream)
    return (0..<count).map { _ in Float(random.uniform()) }
  }

  static func whole(_ count: Int, below bound: Int, _ stream: String) -> [Int] {
    var random = Random(seed: 2).stream(stream)
    return (0..<count).map { _ in random.below(bound) }
  }
}
