package import Compute

/// A step of a recurrent network over a sequence: plain, or with weights that a smaller recurrent
/// network generates anew at every step.
///
/// HyperRNN: h = tanh(d_h ⊙ W_h h + d_x ⊙ W_x x + b), where d_h, d_x and b come from the state of
/// the small network, which sees [h; x]. HyperLSTM does so for every gate, and its small network
/// is an LSTM with layer normalisation (Ha, Dai & Le 2017, equations 8 to 13).
package struct HyperCell: SequenceCell {
  /// The weights of a network: of inputs, of the main state, of its own state, and a bias.
  private struct Weights {
    let input: Tensor
    let main: Tensor
    let state: Tensor?
    let bias: Tensor
  }

  private let plan: HyperCellPlan
  private let main: Weights
  /// The share of characters that is missed.
  private let inputDropout: Float
  private let gates: LSTMGates?
  private let hyper: (weights: Weights, gates: LSTMGates?, scales: WeightScales)?

  /// Declares a cell.
  ///
  /// - Parameters:
  ///   - prefix: Stands before the names of all parameters, where a model has several cells.
  ///   - isLearning: Whether dropout is wanted.
  package init(
    _ plan: HyperCellPlan, graph: Graph, under prefix: String = "", isLearning: Bool = false
  ) {
    self.plan = plan
    inputDropout = isLearning ? plan.dropout : 0
    let (units, count) = (plan.units, plan.gates)
    main = Weights(
      input: graph.parameter(prefix + "main/input-weights", [plan.symbols, count * units], .zeros),
      main: graph.parameter(prefix + "main/state-weights", [units, count * units], .zeros),
      state: nil,
      bias: graph.parameter(prefix + "main/bias", [count * units], .zeros))
    gates =
      plan.variant.isGated
      ? LSTMGates(
        graph, named: prefix + "main", units: units, isNormalised: plan.variant.isNormalised,
        dropout: isLearning ? plan.dropout : 0) : nil
    hyper = plan.variant.isHyper ? Self.hyper(plan, graph, prefix) : nil
  }

  private static func hyper(
    _ plan: HyperCellPlan, _ graph: Graph, _ prefix: String
  ) -> (Weights, LSTMGates?, WeightScales) {
    let width = plan.gates * plan.hyperUnits
    let weights = Weights(
      input: graph.parameter(prefix + "hyper/input-weights", [plan.symbols, width], .zeros),
      main: graph.parameter(prefix + "hyper/main-weights", [plan.units, width], .zeros),
      state: graph.parameter(prefix + "hyper/state-weights", [plan.hyperUnits, width], .zeros),
      bias: graph.parameter(prefix + "hyper/bias", [width], .zeros))
    let gates =
      plan.variant.isGated
      ? LSTMGates(graph, named: prefix + "hyper", units: plan.hyperUnits, isNormalised: true) : nil
    return (weights, gates, WeightScales(plan, graph: graph, under: prefix))
  }

  /// What both networks take from characters `[rows]`: a row of W_x each, since x is one-hot.
  ///
  /// While learning, both miss the same characters (Ha, Dai & Le 2017 keep 0.9 of them).
  package func projected(_ characters: Tensor) -> [Tensor] {
    let rows =
      [main.input.gather(characters)]
      + (hyper.map { [$0.weights.input.gather(characters)] } ?? [])
    guard inputDropout > 0 else { return rows }
    let kept = characters.graph.constant(1, [characters.shape[0], 1]).dropout(inputDropout)
    return rows.map { kept * $0 }
  }

  /// What both networks take from inputs `[rows, width]` that are no symbols.
  package func projected(vectors: Tensor) -> [Tensor] {
    [vectors.times(main.input)] + (hyper.map { [vectors.times($0.weights.input)] } ?? [])
  }

  /// The next step; what can be looked at are the factors of the rows of W_h,
  /// `[rows, gates * units]`, where they are generated.
  package func callAsFunction(_ inputs: [Tensor], _ memory: [Tensor]) -> CellStep {
    let product = memory[0].times(main.main)
    guard let hyper, let state = hyper.weights.state else {
      return CellStep(memory: advance(gates, product + inputs[0] + main.bias, memory))
    }
    let own = Array(memory[(memory.count / 2)...])
    let sum =
      inputs[1] + memory[0].times(hyper.weights.main) + own[0].times(state) + hyper.weights.bias
    let next = advance(hyper.gates, sum, own)
    let scales = hyper.scales(plan.isLagged ? own[0] : next[0])
    let sums = scales.state * product + scales.input * inputs[0] + scales.bias + main.bias
    return CellStep(memory: advance(gates, sums, memory) + next, observed: [scales.state])
  }

  /// A network's next state, from the sums of its gates.
  private func advance(_ gates: LSTMGates?, _ sums: Tensor, _ memory: [Tensor]) -> [Tensor] {
    guard let gates else { return [sums.tanh()] }
    let state = gates(sums, cell: memory[1])
    return [state.hidden, state.cell]
  }
}
