import Foundation

@testable import Compute

extension Reference {
  /// All outputs of a recurrent cell, or of its gradient.
  func cellOutputs(_ node: Graph.Node, _ x: [Values]) -> [Values] {
    switch node.operation {
    case .cell(.lstm(let bias), let hasState):
      lstm(x, node.shape, hasState, Double(bias))
    case .cell(.gru, let hasState): gru(x, node.shape, hasState)
    case .cellGradient(let gradient) where gradient.cell == .gru:
      gruGradient(gradient, x, node.shape)
    case .cellGradient(let gradient): lstmGradient(gradient, x, node.shape)
    default: preconditionFailure("\(node.operation) has one output")
    }
  }

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// Calls `body` with every unit of every row: its place, and that of each of its gates.
  private func forEachUnit(_ shape: Shape, _ gates: Int, _ body: (Int, [Int]) -> Void) {
    let units = shape[1] / gates
    for row in 0..<shape[0] {
      for unit in 0..<units {
        body(row * units + unit, (0..<gates).map { (row * gates + $0) * units + unit })
      }
    }
  }

  private func zeros(_ shape: Shape, _ share: Int = 1) -> Values {
    Values(repeating: 0, count: shape.count / share)
  }

  private func lstm(
    _ x: [Values], _ shape: Shape, _ hasState: Bool, _ bias: Double
  ) -> [Values] {
    var (gates, cell, hidden) = (zeros(shape), zeros(shape, 4), zeros(shape, 4))
    forEachUnit(shape, 4) { at, gate in
      let sums = gate.map { x[0][$0] + (hasState ? x[1][$0] : 0) }
      let values = [sigmoid(sums[0]), sigmoid(sums[1] + bias), tanh(sums[2]), sigmoid(sums[3])]
      for (gate, value) in zip(gate, values) { gates[gate] = value }
      cell[at] = values[0] * values[2] + (hasState ? values[1] * x[2][at] : 0)
      hidden[at] = values[3] * tanh(cell[at])
    }
    return [gates, cell, hidden]
  }

  private func lstmGradient(
    _ gradient: CellGradient, _ x: [Values], _ shape: Shape
  ) -> [Values] {
    var rest = x.dropFirst(2)
    let old = gradient.hasState ? rest.removeFirst() : zeros(shape, 4)
    let hidden = gradient.hasHidden ? rest.removeFirst() : zeros(shape, 4)
    let memory = gradient.hasMemory ? rest.removeFirst() : zeros(shape, 4)
    var (sums, cell) = (zeros(shape), zeros(shape, 4))
    forEachUnit(shape, 4) { at, gate in
      let (i, f, g, o) = (x[0][gate[0]], x[0][gate[1]], x[0][gate[2]], x[0][gate[3]])
      let seen = tanh(x[1][at])
      let change = memory[at] + hidden[at] * o * (1 - seen * seen)
      sums[gate[0]] = change * g * i * (1 - i)
      sums[gate[1]] = change * old[at] * f * (1 - f)
      sums[gate[2]] = change * i * (1 - g * g)
      sums[gate[3]] = hidden[at] * seen * o * (1 - o)
      cell[at] = change * f
    }
    return [sums, cell]
  }

  private func gru(_ x: [Values], _ shape: Shape, _ hasState: Bool) -> [Values] {
    var (gates, hidden) = (zeros(shape), zeros(shape, 3))
    forEachUnit(shape, 3) { at, gate in
      let reset = sigmoid(x[0][gate[0]] + x[1][gate[0]])
      let keep = sigmoid(x[0][gate[1]] + x[1][gate[1]])
      let new = tanh(x[0][gate[2]] + reset * x[1][gate[2]])
      (gates[gate[0]], gates[gate[1]], gates[gate[2]]) = (reset, keep, new)
      hidden[at] = (1 - keep) * new + keep * (hasState ? x[2][at] : 0)
    }
    return [gates, hidden]
  }

  private func gruGradient(_ gradient: CellGradient, _ x: [Values], _ shape: Shape) -> [Values] {
    let slopes = x[gradient.hasState ? 3 : 2]
    var (sums, back, state) = (zeros(shape), zeros(shape), zeros(shape, 3))
    forEachUnit(shape, 3) { at, gate in
      let (r, z, n) = (x[0][gate[0]], x[0][gate[1]], x[0][gate[2]])
      let old = gradient.hasState ? x[2][at] : 0
      let new = slopes[at] * (1 - z) * (1 - n * n)
      sums[gate[0]] = new * x[1][gate[2]] * r * (1 - r)
      sums[gate[1]] = slopes[at] * (old - n) * z * (1 - z)
      sums[gate[2]] = new
      (back[gate[0]], back[gate[1]], back[gate[2]]) = (sums[gate[0]], sums[gate[1]], new * r)
      state[at] = slopes[at] * z
    }
    return [sums, back, state]
  }
}
