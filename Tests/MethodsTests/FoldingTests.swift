import Compute
import Foundation
import Learning
import Testing

@testable import Methods

/// A learned optimizer whose file is read by somebody who knows the layers alone.
@Suite struct FoldingTests {
  @Test func weightsOfAnOptimizerNeedNoOtherNumbers() throws {
    let plan = RulePlan(units: 3, layers: 1, preprocessing: 0, scale: 0.1)
    let graph = Graph()
    let rule = LearnedRule(plan, named: "all", graph: graph)
    let gradient = graph.input([2])
    let memory = LearnedRule.Memory(plan, coordinates: 2) { graph.input($0) }
    let state = memory.states[0]
    let (update, _) = rule(gradient, memory)
    var parameters = graph.initialParameters(random: Random(seed: 1))
    let program = Program(graph, outputs: [update])
    var machine = Machine(program)
    let hidden: [Float] = [0.1, -0.2, 0.3, 0.4, 0.5, -0.6], cell = hidden.map { -2 * $0 }
    machine.write([0.5, -2], to: program.port(of: gradient))
    machine.write(hidden, to: program.port(of: state.hidden))
    machine.write(cell, to: program.port(of: state.cell))
    machine.run(&parameters)
    let own = machine.read(program.port(of: update))

    var tensors = parameters.tensors
    LearnedRule.fold(plan, named: "all", &tensors)
    let read = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.values) })
    for row in 0..<2 {
      let told = plain(
        read, [Float(0.5), -2][row], Array(hidden[3 * row..<3 * row + 3]),
        Array(cell[3 * row..<3 * row + 3]))
      #expect(abs(told - own[row]) < 1e-6)
    }
  }

  /// One step of LSTM, gates input, forget, candidate, output, and a linear map.
  private func plain(
    _ read: [String: [Float]], _ gradient: Float, _ hidden: [Float], _ cell: [Float]
  ) -> Float {
    let into = read["all/lstm1/input-weights"] ?? [], back = read["all/lstm1/state-weights"] ?? []
    let bias = read["all/lstm1/bias"] ?? [], out = read["all/output/weights"] ?? []
    func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
    var result = read["all/output/bias"]?[0] ?? 0
    for unit in 0..<3 {
      let gates = (0..<4).map { gate -> Float in
        let place = 3 * gate + unit
        var sum = bias[place] + gradient * into[place]
        for other in 0..<3 { sum += hidden[other] * back[12 * other + place] }
        return sum
      }
      let memory = sigmoid(gates[1]) * cell[unit] + sigmoid(gates[0]) * tanh(gates[2])
      result += sigmoid(gates[3]) * tanh(memory) * out[unit]
    }
    return result
  }
}
