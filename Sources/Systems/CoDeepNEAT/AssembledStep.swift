import Compute
import Methods

/// One step of an assembled language model in a recording.
struct AssembledStep: SequenceCell {
  private enum Part {
    case lstm(LSTMCell)
    /// Weights `[inputs, units]` and biases `[units]`.
    case dense(weights: Tensor, bias: Tensor)
  }

  private let plan: AssembledReader
  private let isLearning: Bool
  /// `[symbols, embedding]`.
  private let embedding: Tensor
  private let parts: [Part]

  init(_ plan: AssembledReader, _ graph: Graph, isLearning: Bool) {
    (self.plan, self.isLearning) = (plan, isLearning)
    let initialiser = plan.genes.initialiser
    embedding = graph.parameter("embedding", [plan.symbols, plan.genes.embedding], .normal(0.3))
    parts = plan.layers.enumerated().map { place, layer in
      let (name, inputs) = ("layer\(place + 1)", plan.inputs(of: layer))
      guard !layer.isLSTM else {
        return .lstm(
          LSTMCell(
            graph, named: name, inputs: inputs, units: layer.units, initialiser: initialiser,
            forgetBias: 1))
      }
      return .dense(
        weights: graph.parameter("\(name)/weights", [inputs, layer.units], initialiser),
        bias: graph.parameter("\(name)/bias", [layer.units], .zeros))
    }
  }

  func projected(_ symbols: Tensor) -> [Tensor] {
    [dropped(embedding.gather(symbols), plan.genes.embeddingDropout)]
  }

  func callAsFunction(_ inputs: [Tensor], _ memory: [Tensor]) -> CellStep {
    var (outputs, next) = ([Tensor](), [Tensor]())
    func tensor(_ source: AssembledReader.Source) -> Tensor {
      switch source {
      case .symbol: inputs[0]
      case .layer(let place): outputs[place]
      }
    }
    for (layer, part) in zip(plan.layers, parts) {
      let input = merged(layer.sources.map(tensor), isSummed: layer.isSummed)
      var output: Tensor
      switch part {
      case .lstm(let cell):
        let state = cell(input, before(layer, memory[1 + next.count], memory[2 + next.count]))
        next += [state.hidden, state.cell]
        output = state.hidden
      case .dense(let weights, let bias): output = input.times(weights) + bias
      }
      if layer.isRectified { output = output.relu() }
      outputs.append(dropped(output, layer.dropout))
    }
    let output = Tensor.concatenate(plan.outputs.map(tensor), axis: 1)
    return CellStep(memory: [output] + next)
  }

  /// What an LSTM passed on: with recurrent dropout, as much of it is lost as of its output.
  private func before(
    _ layer: AssembledReader.Layer, _ hidden: Tensor, _ cell: Tensor
  ) -> LSTMCell.State {
    let share = plan.genes.hasRecurrentDropout ? layer.dropout : 0
    return LSTMCell.State(hidden: dropped(hidden, share), cell: cell)
  }

  private func dropped(_ x: Tensor, _ share: Double) -> Tensor {
    isLearning ? x.dropout(Float(share)) : x
  }

  /// Side by side, or the sum of all, the narrower padded with zeros.
  private func merged(_ tensors: [Tensor], isSummed: Bool) -> Tensor {
    guard isSummed, tensors.count > 1 else { return Tensor.concatenate(tensors, axis: 1) }
    let width = tensors.map { $0.shape[1] }.max() ?? 0
    let padded = tensors.map { tensor in
      let missing = width - tensor.shape[1]
      guard missing > 0 else { return tensor }
      let zeros = tensor.graph.constant(0, [tensor.shape[0], missing])
      return Tensor.concatenate([tensor, zeros], axis: 1)
    }
    return padded.dropFirst().reduce(padded[0]) { $0 + $1 }
  }
}
