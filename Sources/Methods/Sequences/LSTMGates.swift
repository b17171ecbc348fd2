package import Compute

/// The gates of an LSTM over sums that were computed elsewhere, layer-normalised where asked.
///
/// Order: input, forget, candidate, output. With normalisation each gate and the memory before its
/// output have gains and biases of their own (Ba, Kiros & Hinton 2016; Ha et al. 2017, appendix
/// A.2.2). One is added to the forget gate.
package struct LSTMGates {
  private let units: Int
  private let dropout: Float
  private let norms: (gain: Tensor, bias: Tensor, cellGain: Tensor, cellBias: Tensor)?

  /// Declares gains and biases under a name, if there are any.
  package init(
    _ graph: Graph, named name: String, units: Int, isNormalised: Bool, dropout: Float = 0
  ) {
    (self.units, self.dropout) = (units, dropout)
    norms =
      isNormalised
      ? (
        graph.parameter("\(name)/gain", [4, units], .ones),
        graph.parameter("\(name)/offset", [4, units], .zeros),
        graph.parameter("\(name)/cell-gain", [units], .ones),
        graph.parameter("\(name)/cell-offset", [units], .zeros)
      ) : nil
  }

  /// The next state, from sums `[rows, 4 units]` and a memory `[rows, units]`.
  package func callAsFunction(_ sums: Tensor, cell: Tensor) -> LSTMCell.State {
    let gates = normalised(sums).split(4)
    let candidate = gates[2].tanh().dropout(dropout)
    let cell = (gates[1] + 1).sigmoid() * cell + gates[0].sigmoid() * candidate
    let seen = norms.map { cell.layerNormalised(gain: $0.cellGain, bias: $0.cellBias) } ?? cell
    return LSTMCell.State(hidden: gates[3].sigmoid() * seen.tanh(), cell: cell)
  }

  private func normalised(_ sums: Tensor) -> Tensor {
    guard let norms else { return sums }
    let rows = sums.shape[0]
    return sums.reshape([rows, 4, units]).layerNormalised(gain: norms.gain, bias: norms.bias)
      .reshape([rows, 4 * units])
  }
}
