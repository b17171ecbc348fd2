/// Which recurrent cell's gates are computed in one pass.
///
/// A cell has several outputs: the node of the cell itself stands for its gates after their
/// functions, and nodes `output(1)`, `output(2)` for the rest. So has its gradient.
package enum RecordedCell: Hashable, Sendable {
  /// Inputs: sums `[rows, 4 units]` and, with a state, more sums and c. Outputs: gates, c', h'.
  case lstm(forgetBias: Float)
  /// Inputs: x's sums and h's sums, `[rows, 3 units]` each, and, with a state, h. Outputs: gates,
  /// h'.
  case gru
}

/// What goes into the gradient of a cell.
///
/// Of an LSTM: gates, c', c with a state, then the gradients of h' and of c' where there are any.
/// Outputs: the gradient of the sums, and that of c. Of gated recurrent units: gates, h's sums, h
/// with a state, and the gradient of h'. Outputs: the gradients of x's sums, of h's sums, and of h.
package struct CellGradient: Hashable, Sendable {
  let cell: RecordedCell
  let hasState: Bool
  let hasHidden: Bool
  let hasMemory: Bool
}

extension Graph {
  /// The gates of long short-term memory: the next memory and the next output.
  func lstm(
    _ sums: Tensor, _ more: Tensor?, _ cell: Tensor?, forgetBias: Float
  ) -> (cell: Tensor, hidden: Tensor) {
    let state: Shape = [sums.shape[0], sums.shape[1] / 4]
    let inputs = [sums, more, cell].compactMap { $0 }
    let gates = add(
      .cell(.lstm(forgetBias: forgetBias), hasState: cell != nil), inputs, sums.shape)
    return (add(.output(1), [gates], state), add(.output(2), [gates], state))
  }

  /// The gates of gated recurrent units: the next state.
  func gru(_ sums: Tensor, _ back: Tensor, _ state: Tensor?) -> Tensor {
    let inputs = [sums, back, state].compactMap { $0 }
    let gates = add(.cell(.gru, hasState: state != nil), inputs, sums.shape)
    return add(.output(1), [gates], [sums.shape[0], sums.shape[1] / 3])
  }

  /// The gradient's contributions to a cell's inputs, from those of its outputs.
  func cellRule(
    _ node: Node, _ gates: Tensor, _ gradients: [Int: Tensor]
  ) -> [(Int, Tensor)] {
    guard case .cell(let cell, let hasState) = node.operation else {
      preconditionFailure("\(node.operation) has one output")
    }
    let x = node.inputs.map(tensor)
    switch cell {
    case .lstm:
      let next = add(.output(1), [gates], [gates.shape[0], gates.shape[1] / 4])
      let rule = CellGradient(
        cell: cell, hasState: hasState, hasHidden: gradients[2] != nil,
        hasMemory: gradients[1] != nil)
      let inputs = [gates, next, hasState ? x[2] : nil, gradients[2], gradients[1]]
      let sums = add(.cellGradient(rule), inputs.compactMap { $0 }, gates.shape)
      guard hasState else { return [(0, sums)] }
      return [(0, sums), (1, sums), (2, add(.output(1), [sums], x[2].shape))]
    case .gru:
      let rule = CellGradient(cell: cell, hasState: hasState, hasHidden: true, hasMemory: false)
      let inputs = [gates, x[1], hasState ? x[2] : nil, gradients[1]]
      let sums = add(.cellGradient(rule), inputs.compactMap { $0 }, gates.shape)
      let back = add(.output(1), [sums], gates.shape)
      guard hasState else { return [(0, sums), (1, back)] }
      return [(0, sums), (1, back), (2, add(.output(2), [sums], x[2].shape))]
    }
  }
}
