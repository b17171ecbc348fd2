import Compute

/// How large a controller is, and how its weights are drawn.
public struct ControllerShape: Codable, Hashable, Sendable {
  /// Units of each layer.
  public var units = 35
  /// Layers of long short-term memory.
  public var layers = 2
  /// Weights are uniform in ± this.
  public var range: Float = 0.08

  /// The paper's values.
  public init() {}
}

/// The controller's graph (Zoph & Le 2017, section 3): every decision is made by the state of a
/// recurrent network, and enters its next step.
struct ControllerRecording {
  let graph = Graph()
  /// Of each decision: the index of a choice `[rows]`, or bits `[rows, earlier]`.
  private(set) var inputs: [Tensor?] = []
  /// Log-probabilities of choices `[rows, choices]`, or logits of connections `[rows, earlier]`.
  private(set) var outputs: [Tensor?] = []
  /// `[rows]`.
  let advantage: Tensor
  /// A number: the mean over the rows of -advantage times the logarithm of the probability.
  private(set) var loss: Tensor

  private let rows: Int
  private let shape: ControllerShape
  private let plan: DecisionPlan
  private let cells: [LSTMCell]
  private let weights: ControllerWeights
  private var states: [LSTMCell.State?]
  /// The states of the anchor points so far, `[rows, units]` each.
  private var anchors: [Tensor] = []
  private var logProbability: Tensor?

  init(_ plan: DecisionPlan, _ shape: ControllerShape, rows: Int) {
    (self.plan, self.shape, self.rows) = (plan, shape, rows)
    let graph = self.graph
    advantage = graph.input([rows])
    loss = graph.constant(0)
    cells = (0..<shape.layers).map {
      LSTMCell(
        graph, named: "layer\($0)", inputs: shape.units, units: shape.units,
        initialiser: .uniform(shape.range))
    }
    states = Array(repeating: nil, count: shape.layers)
    weights = ControllerWeights(graph, plan, shape)
    var x = weights.start.broadcast(to: [rows, shape.units])
    for decision in plan.decisions {
      let hidden = step(x)
      switch decision {
      case .choice(let kind): x = choose(kind, hidden)
      case .anchors(let earlier): x = connect(earlier, hidden)
      }
    }
    if let logProbability { loss = -(logProbability * advantage).mean() }
  }

  private mutating func step(_ x: Tensor) -> Tensor {
    var x = x
    for layer in cells.indices {
      let state = cells[layer](x, states[layer])
      states[layer] = state
      x = state.hidden
    }
    return x
  }

  /// Records a choice; returns its embedding.
  private mutating func choose(_ kind: Int, _ hidden: Tensor) -> Tensor {
    let weights = weights.choices[kind]
    let logarithms = (hidden.times(weights.weights) + weights.bias).logSoftmax()
    let choice = graph.input([rows])
    inputs.append(choice)
    outputs.append(logarithms)
    add(logarithms.pick(choice))
    return weights.embedding.gather(choice)
  }

  /// Records an anchor point: P(j → i) = sigmoid(v · tanh(W_prev h_j + W_curr h_i)).
  ///
  /// What enters the next step is not published: here a vector of its own, and the mean over the
  /// earlier points of the states of those that are connected.
  private mutating func connect(_ earlier: Int, _ hidden: Tensor) -> Tensor {
    defer { anchors.append(hidden) }
    guard let weights = weights.anchor else {
      preconditionFailure("a plan without anchors has one")
    }
    let own = weights.embedding.broadcast(to: [rows, shape.units])
    guard earlier > 0 else {
      inputs.append(nil)
      outputs.append(nil)
      return own
    }
    let current = hidden.times(weights.current)
    let logits = Tensor.concatenate(
      anchors.map { (current + $0.times(weights.previous)).tanh().times(weights.vector) }, axis: 1)
    let bits = graph.input([rows, earlier])
    inputs.append(bits)
    outputs.append(logits)
    // log sigmoid(z) where the bit is set, log sigmoid(-z) where it is not.
    add(((bits * 2 - 1) * logits).sigmoid().maximum(graph.constant(1e-12)).log().sum(over: 1...1))
    var sum = own
    for (place, anchor) in anchors.enumerated() {
      sum = sum + bits.slice(axis: 1, place..<place + 1) * anchor / Float(earlier)
    }
    return sum
  }

  /// Adds the logarithm of a decision's probability, `[rows]`.
  private mutating func add(_ term: Tensor) {
    let term = term.reshape([rows])
    logProbability = logProbability.map { $0 + term } ?? term
  }
}
