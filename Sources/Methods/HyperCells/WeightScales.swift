import Compute

/// From the state of the small network to weights of the main one, row by row.
///
/// Each gate has three embeddings z of a few numbers, linear in the state; each embedding is
/// multiplied by a matrix of its own, which gives a factor d for every row of W_h, a factor for every
/// row of W_x, and a bias (Ha, Dai & Le 2017, equations 8 and 11). At the start all factors are
/// 0.1 and all biases 0, whatever the state (appendix A.2.3).
struct WeightScales {
  /// What multiplies the products with the state and with the input, and what is added:
  /// `[rows, gates * units]` each.
  struct Scales {
    let state: Tensor
    let input: Tensor
    let bias: Tensor
  }

  private let plan: HyperCellPlan
  private let factors: (weights: Tensor, bias: Tensor)
  private let biases: Tensor
  private let tables: (factors: Tensor, biases: Tensor)

  /// Declares embeddings and matrices, under names that begin with `prefix`.
  init(_ plan: HyperCellPlan, graph: Graph, under prefix: String) {
    self.plan = plan
    let (gates, width) = (plan.gates, plan.embedding)
    factors = (
      graph.parameter(
        prefix + "embeddings/factor-weights", [plan.hyperUnits, 2 * gates * width], .zeros),
      graph.parameter(prefix + "embeddings/factor-bias", [2 * gates * width], .ones)
    )
    biases = graph.parameter(
      prefix + "embeddings/bias-weights", [plan.hyperUnits, gates * width], .normal(0.01))
    tables = (
      graph.parameter(
        prefix + "generator/factors", [2 * gates, width, plan.units],
        .constant(0.1 / Float(width))),
      graph.parameter(prefix + "generator/biases", [gates, width, plan.units], .zeros)
    )
  }

  /// The scales for states `[rows, hyper units]`.
  func callAsFunction(_ hidden: Tensor) -> Scales {
    let factors = generated(hidden.times(self.factors.weights) + self.factors.bias, tables.factors)
    return Scales(
      state: .concatenate(Array(factors[..<plan.gates]), axis: 1),
      input: .concatenate(Array(factors[plan.gates...]), axis: 1),
      bias: .concatenate(generated(hidden.times(biases), tables.biases), axis: 1))
  }

  /// Every embedding times its own matrix.
  private func generated(_ embeddings: Tensor, _ table: Tensor) -> [Tensor] {
    embeddings.split(table.shape[0]).enumerated().map { place, embedding in
      embedding.times(
        table.slice(axis: 0, place..<place + 1).reshape([plan.embedding, plan.units]))
    }
  }
}
