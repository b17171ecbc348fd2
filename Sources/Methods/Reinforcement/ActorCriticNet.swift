import Compute
import Learning

/// A recurrent layer from which one linear map reads a policy and a value.
///
/// Where memory h is to be looked up by observation x, the map reads products of both instead,
///
///     m = (h V) ∘ (1 + x U + b)
///
/// a form of the multiplicative integration of Wu, Zhang, Zhang, Bengio & Salakhutdinov 2016.
/// The head starts at zero: the first policy takes all actions alike, the first value is nought.
struct ActorCriticNet {
  /// What it makes of observations.
  struct Answer {
    /// Logarithms of the actions' distribution, `[rows, actions]`.
    let logits: Tensor
    /// The discounted return it expects, `[rows]`.
    let values: Tensor
    /// What the classes of each auxiliary task are read from, `[rows, outputs]`.
    var auxiliary: [Tensor] = []
  }

  private enum Layer {
    case gru(GRUCell)
    case lstm(LSTMCell)
  }

  private let plan: ActorCriticPlan
  private let layer: Layer
  private let readout: (memory: Tensor, observation: Tensor, bias: Tensor)?
  private let head: (weights: Tensor, bias: Tensor)
  private let auxiliary: [(weights: Tensor, bias: Tensor)]

  /// What is added to forget gates.
  private static let forgetBias: Float = 1

  /// Makes what is done to its weights besides part of them.
  static func fold(_ plan: ActorCriticPlan, _ tensors: inout [NamedTensor]) {
    if plan.cell == .lstm { tensors.fold(forgetBias: forgetBias, into: "lstm/bias") }
    tensors.fold(scale: plan.returnUnit, intoLastColumnOf: "head/weights")
    tensors.fold(scale: plan.returnUnit, intoLastColumnOf: "head/bias")
  }

  /// Declares its parameters: `gru` or `lstm`, `readout` where there is one, `head`, and one named by
  /// each auxiliary task.
  init(_ plan: ActorCriticPlan, graph: Graph) {
    self.plan = plan
    switch plan.cell {
    case .gru:
      layer = .gru(GRUCell(graph, named: "gru", inputs: plan.inputs, units: plan.units))
    case .lstm:
      layer = .lstm(
        LSTMCell(
          graph, named: "lstm", inputs: plan.inputs, units: plan.units,
          forgetBias: Self.forgetBias))
    }
    readout = plan.readout.map { units in
      (
        graph.parameter("readout/memory", [plan.units, units], .glorotUniform),
        graph.parameter("readout/sight", [plan.inputs, units], .normal(1)),
        graph.parameter("readout/bias", [units], .zeros)
      )
    }
    head = (
      graph.parameter("head/weights", [plan.readout ?? plan.units, plan.actions + 1], .zeros),
      graph.parameter("head/bias", [plan.actions + 1], .zeros)
    )
    auxiliary = plan.auxiliaryTasks.map { task in
      (
        graph.parameter("\(task.name)/weights", [plan.units, task.outputs], .zeros),
        graph.parameter("\(task.name)/bias", [task.outputs], .zeros)
      )
    }
  }

  /// Records one step: observations `[rows, inputs]` and memory `[rows, memory]` to an answer and
  /// the next memory.
  func step(_ x: Tensor, _ memory: Tensor) -> (Answer, memory: Tensor) {
    switch layer {
    case .gru(let cell):
      let state = cell(x, memory)
      return (answer(state, x), state)
    case .lstm(let cell):
      let parts = memory.split(2)
      let state = cell(x, LSTMCell.State(hidden: parts[0], cell: parts[1]))
      return (answer(state.hidden, x), .concatenate([state.hidden, state.cell], axis: 1))
    }
  }

  /// Records whole trials from an empty memory: observations `[steps * rows, inputs]`, step after
  /// step, to answers in the same order, with those to auxiliary tasks.
  func unroll(_ x: Tensor, steps: Int) -> Answer {
    let rows = x.shape[0] / steps
    let part = { (projected: Tensor, step: Int) in
      projected.slice(axis: 0, step * rows..<(step + 1) * rows)
    }
    var outputs: [Tensor] = []
    switch layer {
    case .gru(let cell):
      let projected = cell.projected(x)
      for step in 0..<steps {
        outputs.append(cell(projected: part(projected, step), outputs.last))
      }
    case .lstm(let cell):
      let projected = cell.projected(x)
      var state: LSTMCell.State?
      for step in 0..<steps {
        let next = cell(projected: part(projected, step), state)
        outputs.append(next.hidden)
        state = next
      }
    }
    let memory = Tensor.concatenate(outputs, axis: 0)
    var answer = answer(memory, x)
    answer.auxiliary = auxiliary.map { memory.times($0.weights) + $0.bias }
    return answer
  }

  private func answer(_ memory: Tensor, _ x: Tensor) -> Answer {
    let read =
      readout.map { memory.times($0.memory) * (x.times($0.observation) + $0.bias + 1) } ?? memory
    let outputs = read.times(head.weights) + head.bias
    let rows = memory.shape[0]
    return Answer(
      logits: outputs.slice(axis: 1, 0..<plan.actions),
      values: outputs.slice(axis: 1, plan.actions..<plan.actions + 1).reshape([rows])
        * plan.returnUnit)
  }
}
