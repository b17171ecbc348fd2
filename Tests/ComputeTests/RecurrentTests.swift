import Testing

@testable import Compute

/// Recurrent cells against PyTorch 2.13 in double precision: weights of fixed numbers, three steps.
@Suite struct RecurrentTests {
  @Test func longShortTermMemoryAgreesWithPyTorch() throws {
    let graph = Graph()
    let cell = LSTMCell(graph, named: "lstm", inputs: 4, units: 5)
    var state: LSTMCell.State?
    for step in 0..<3 { state = cell(input(graph, step), state) }
    let last = try #require(state)
    let (outputs, gradients) = run(
      graph, [last.hidden, last.cell],
      ["lstm/input-weights": 1, "lstm/state-weights": 2, "lstm/bias": 3])
    expectClose(
      outputs[0],
      [
        0.2062018, 0.08387638, 0.1290426, 0.245342, 0.2797746, 0.1532425, 0.06081651, -0.0882951,
        0.5697449, 0.4869703, 0.2717491, 0.1729195, 0.07058066, 0.2819717, 0.1717575,
      ], within: 2e-6)
    expectClose(
      outputs[1],
      [
        0.2960228, 0.2545924, 0.2052038, 0.4062639, 0.37216, 0.1888471, 0.2472386, -0.1392376,
        1.028293, 0.6158762, 0.4862558, 0.383603, 0.1134344, 0.5285883, 0.2058519,
      ], within: 2e-6)
    expectClose(
      Array(try #require(gradients["lstm/state-weights"])[..<20]),
      [
        -0.02661455, -0.001466264, 0.005414514, -0.01168818, 0.03250883, -0.01097404,
        -0.0004574293, -0.0004213205, -0.0006077589, 0.03612484, -0.007945808, 0.004050066,
        0.01805092, -0.0193217, 0.1459151, -0.01393889, -0.001434787, 0.006093227, -0.009712463,
        0.02035713,
      ], within: 1e-5)
  }

  @Test func gatedRecurrentUnitAgreesWithPyTorch() throws {
    let graph = Graph()
    let cell = GRUCell(graph, named: "gru", inputs: 4, units: 5)
    var state: Tensor?
    for step in 0..<3 { state = cell(input(graph, step), state) }
    let (outputs, gradients) = run(
      graph, [try #require(state)],
      [
        "gru/input-weights": 1, "gru/state-weights": 2, "gru/input-bias": 3, "gru/state-bias": 4,
      ])
    expectClose(
      outputs[0],
      [
        0.7691986, 0.01438278, 0.9243941, 0.1651917, -0.318909, 0.8399077, -0.2646191, 0.5826949,
        0.5216191, -0.05878088, 0.5406645, -0.07522727, -0.01140409, 0.1009011, 0.08447196,
      ], within: 2e-6)
    expectClose(
      Array(try #require(gradients["gru/state-weights"])[..<15]),
      [
        0.03118137, -0.08952236, 0.0007219294, -0.007834666, -0.01194283, 0.04436072, 0.04165553,
        -0.01523678, 0.007450764, 0.1038245, -0.05536788, 0.1421478, 0.01986435, -0.01363965,
        0.09736672,
      ], within: 1e-5)
  }

  @Test func forgetBiasIsAddedToTheForgetGate() throws {
    func cell(_ forgetBias: Float, _ bias: [Float]) throws -> [Float] {
      let graph = Graph()
      let cell = LSTMCell(graph, named: "lstm", inputs: 4, units: 5, forgetBias: forgetBias)
      let state = cell(input(graph, 1), cell(input(graph, 0), nil))
      let program = Program(graph, outputs: [state.hidden])
      var machine = Machine(program)
      var parameters = graph.initialParameters(random: Random(seed: 1))
      parameters["lstm/bias"] = bias
      machine.run(&parameters)
      return machine.read(program.port(of: state.hidden))
    }
    let shifted = try cell(0, (0..<20).map { (5..<10).contains($0) ? 0.75 : 0 })
    let plain = try cell(0.75, Array(repeating: 0, count: 20))
    expectClose(plain, shifted.map(Double.init), within: 1e-6)
  }

  @Test func untrainedCellsHaveNoGradients() {
    let graph = Graph()
    let gru = GRUCell(graph, named: "gru", inputs: 4, units: 5, isTrained: false)
    let lstm = LSTMCell(graph, named: "lstm", inputs: 5, units: 2, isTrained: false)
    let loss = lstm(gru(input(graph, 0), nil), nil).hidden.sum()
    #expect(Machine(Program(graph, outputs: [loss], minimising: loss)).gradients == [0])
  }

  private func input(_ graph: Graph, _ step: Int) -> Tensor {
    graph.constant(Array(numbers(36, seed: 5)[step * 12..<(step + 1) * 12]), [3, 4])
  }

  /// The outputs, and the gradients of the first one's elements, weighted by fixed numbers.
  private func run(
    _ graph: Graph, _ outputs: [Tensor], _ seeds: [String: UInt64]
  ) -> ([[Float]], Parameters) {
    let weights = graph.constant(numbers(outputs[0].shape.count, seed: 6), outputs[0].shape)
    let program = Program(graph, outputs: outputs, minimising: (outputs[0] * weights).sum())
    var parameters = graph.initialParameters(random: Random(seed: 1))
    for entry in parameters.entries {
      parameters[entry.name] = numbers(entry.shape.count, seed: seeds[entry.name] ?? 0)
    }
    var machine = Machine(program)
    machine.run(&parameters)
    let results = outputs.map { machine.read(program.port(of: $0)) }
    parameters.values = machine.gradients
    return (results, parameters)
  }
}
