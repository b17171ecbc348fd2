import Compute

/// What decides how queries are proposed.
struct QueryPlan: Codable, Hashable, Sendable {
  /// Coordinates of a query.
  let width: Int
  /// Units of the LSTM.
  let units: Int

  /// Numbers that the network is told at each step: the last query in −1...1, its value, and whether
  /// there was one.
  var inputs: Int { width + 2 }
}

/// The recurrent network that proposes where a function is asked next (Chen et al. 2017, section 2):
///
///     h_t, x_t = RNN(h_{t−1}, x_{t−1}, y_{t−1}, o_{t−1})
///
/// One layer of LSTM whose first state is learned, and x = sigmoid(W h + b), so that queries lie in
/// the unit cube.
struct QueryPolicy {
  private let plan: QueryPlan
  private let cell: LSTMCell
  private let first: LSTMCell.State
  private let output: (weights: Tensor, bias: Tensor)

  /// What is added to forget gates.
  static let forgetBias: Float = 1

  /// The names of the first state among the parameters.
  static let startNames = (hidden: "start/hidden", cell: "start/cell")

  /// Declares its weights.
  init(_ plan: QueryPlan, graph: Graph) {
    self.plan = plan
    cell = LSTMCell(
      graph, named: "lstm", inputs: plan.inputs, units: plan.units,
      forgetBias: Self.forgetBias)
    first = LSTMCell.State(
      hidden: graph.parameter(Self.startNames.hidden, [plan.units], .zeros),
      cell: graph.parameter(Self.startNames.cell, [plan.units], .zeros))
    // Eight times as far apart as usual for 64 units: where queries hardly depend on answers at first,
    // training may stay for good at queries that are the same for all functions.
    output = (
      graph.parameter("output/weights", [plan.units, plan.width], .uniform(1)),
      graph.parameter("output/bias", [plan.width], .zeros)
    )
  }

  /// Freshly drawn weights.
  static func weights(_ plan: QueryPlan, random: Random) -> Parameters {
    let graph = Graph()
    _ = QueryPolicy(plan, graph: graph)
    return graph.initialParameters(random: random)
  }

  /// What is remembered before the first query, for so many functions.
  func start(rows: Int) -> LSTMCell.State {
    LSTMCell.State(
      hidden: first.hidden.broadcast(to: [rows, plan.units]),
      cell: first.cell.broadcast(to: [rows, plan.units]))
  }

  /// What the network is told before the first query: nothing, `[rows, inputs]`.
  func silence(rows: Int) -> Tensor { output.bias.graph.constant(0, [rows, plan.inputs]) }

  /// What it is told of queries `[rows, width]` and their values `[rows, 1]`.
  func answer(_ queries: Tensor, _ values: Tensor) -> Tensor {
    let flag = values.graph.constant(1, values.shape)
    return .concatenate([queries.affine(2, -1), values, flag], axis: 1)
  }

  /// The next queries `[rows, width]`, from what it is told `[rows, inputs]`.
  func callAsFunction(
    _ answer: Tensor, _ memory: LSTMCell.State
  ) -> (queries: Tensor, memory: LSTMCell.State) {
    let next = cell(answer, memory)
    return ((next.hidden.times(output.weights) + output.bias).sigmoid(), next)
  }
}
