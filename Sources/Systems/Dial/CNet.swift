import Compute

/// The network of an agent.
///
/// Embeddings of all it knows are added up and go through two layers of gated recurrent units, whose
/// last gives Q-values and a message (Foerster, Assael, de Freitas & Whiteson 2016, section 6).
struct CNet {
  /// What an agent knows on a turn; all tensors have a row for each game it plays.
  struct Input {
    /// An index `[rows]`, or numbers `[rows, width]`.
    let observation: Tensor
    /// The message that arrived, `[rows, message width]`.
    let heard: Tensor?
    /// Who heard it, `[rows]` of 0 and 1; `nil` on the first turn, when nobody did.
    let hearers: Tensor?
    /// The action of the turn before, from 1; 0 on the first turn.
    let action: Tensor
    /// The bit sent on the turn before, from 1; 0 where none was sent.
    let bit: Tensor?
    /// Which agent it is, where agents share parameters.
    let agent: Tensor?

    /// The knowledge of some rows.
    func rows(_ range: Range<Int>) -> Input {
      Input(
        observation: observation.slice(axis: 0, range), heard: heard?.slice(axis: 0, range),
        hearers: hearers?.slice(axis: 0, range), action: action.slice(axis: 0, range),
        bit: bit?.slice(axis: 0, range),
        agent: agent?.slice(axis: 0, range))
    }
  }

  /// What it makes of that.
  struct Answer {
    /// Q-values, `[rows, actions]`.
    let values: Tensor
    /// A real number (DIAL) or the Q-values of both bits (RIAL), `[rows, message width]`.
    let message: Tensor?
  }

  /// What it remembers from turn to turn.
  struct Memory {
    /// The states of both layers, `[rows, hidden]` each.
    let states: [Tensor]
    /// What it has learned of messages until now, where that is kept.
    let statistics: MessageNorm.Statistics?
  }

  private let layers: [GRUCell]
  private let head: (weights: Tensor, bias: Tensor, outputs: Tensor, outputBias: Tensor)
  private let actions: Tensor
  private let bits: Tensor?
  private let agents: Tensor?
  private let eye: Eye
  private let ear: Ear?
  /// `nil` where messages are heard as they arrive.
  let norm: MessageNorm?

  /// Declares the parameters of a net under a name.
  init(_ plan: Blueprint, named name: String, role: Role, graph: Graph) {
    let declaration = role.declaration(in: graph)
    let declare = { (part: String, shape: Shape, initialiser: Initialiser) in
      declaration("\(name)/\(part)", shape, initialiser)
    }
    let width = plan.hidden, message = plan.variant.messageWidth
    norm =
      plan.normalises
      ? MessageNorm(width: message, named: "\(name)/norm", role: role, graph: graph) : nil
    let outputs = plan.game.actions + message
    let bound = Initialiser.uniform((1 / Float(width)).squareRoot())
    eye = Eye(plan, declare)
    ear = message > 0 ? Ear(plan, declare) : nil
    actions = declare("actions", [plan.game.actions + 1, width], .normal(1))
    bits = plan.variant == .rial ? declare("bits", [3, width], .normal(1)) : nil
    agents = plan.isShared ? declare("agents", [plan.game.agents, width], .normal(1)) : nil
    layers = (1...2).map {
      // The bound of the authors' code.
      GRUCell(
        graph, named: "\(name)/gru\($0)", inputs: width, units: width, initialiser: .uniform(0.08),
        isTrained: role != .target)
    }
    head = (
      declare("head/weights", [width, width], bound), declare("head/bias", [width], bound),
      declare("head/outputs", [width, outputs], bound),
      declare("head/output-bias", [outputs], bound)
    )
  }

  /// Records a turn; `memory` is `nil` on the first.
  func callAsFunction(_ input: Input, _ memory: Memory?) -> (Answer, Memory) {
    var x = eye(input.observation) + actions.gather(input.action)
    if let bits, let bit = input.bit { x = x + bits.gather(bit) }
    if let agents, let agent = input.agent { x = x + agents.gather(agent) }
    var statistics = memory?.statistics
    if let ear, var heard = input.heard {
      if let norm, let hearers = input.hearers {
        (heard, statistics) = norm(heard, hearers: hearers, before: statistics)
      }
      x = x + ear(heard)
    }
    var states: [Tensor] = []
    for (place, layer) in layers.enumerated() {
      x = layer(x, memory?.states[place])
      states.append(x)
    }
    let actionCount = actions.shape[0] - 1
    let inner = (x.times(head.weights) + head.bias).relu()
    let outputs = inner.times(head.outputs) + head.outputBias
    let width = outputs.shape[1]
    let message = width > actionCount ? outputs.slice(axis: 1, actionCount..<width) : nil
    return (
      Answer(values: outputs.slice(axis: 1, 0..<actionCount), message: message),
      Memory(states: states, statistics: statistics)
    )
  }
}

/// The task's own embedding: a small perceptron for images, else a look-up.
private struct Eye {
  private let table: Tensor?
  private let layers: [(weights: Tensor, bias: Tensor)]

  init(_ plan: Blueprint, _ declare: (String, Shape, Initialiser) -> Tensor) {
    let width = plan.hidden
    guard case .colourDigits(let pixels) = plan.game else {
      (table, layers) = (
        declare("observation", [plan.game.observationCount, width], .normal(1)), []
      )
      return
    }
    table = nil
    layers = [2 * pixels, width].enumerated().map { place, inputs in
      (
        declare("eye\(place + 1)/weights", [inputs, width], .heNormal),
        declare("eye\(place + 1)/bias", [width], .zeros)
      )
    }
  }

  func callAsFunction(_ observation: Tensor) -> Tensor {
    if let table { return table.gather(observation) }
    return layers.reduce(observation) { ($0.times($1.weights) + $1.bias).relu() }
  }
}

/// A layer over the message that the agent receives.
private struct Ear {
  private let weights: Tensor
  private let bias: Tensor

  init(_ plan: Blueprint, _ declare: (String, Shape, Initialiser) -> Tensor) {
    let bound = Initialiser.uniform((1 / Float(plan.variant.messageWidth)).squareRoot())
    weights = declare("ear/weights", [plan.variant.messageWidth, plan.hidden], bound)
    bias = declare("ear/bias", [plan.hidden], bound)
  }

  func callAsFunction(_ message: Tensor) -> Tensor { (message.times(weights) + bias).relu() }
}
