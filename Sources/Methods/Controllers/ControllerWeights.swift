import Compute

/// What a controller's decisions are made by, declared once for all decisions of a kind.
struct ControllerWeights {
  /// Of a kind of choice.
  struct Selection {
    /// `[units, choices]`.
    let weights: Tensor
    /// `[choices]`.
    let bias: Tensor
    /// `[choices, units]`.
    let embedding: Tensor
  }

  /// Of anchor points.
  struct Anchor {
    /// `[1, units]`: what enters the next step besides the connected points.
    let embedding: Tensor
    /// `[units, units]`: W_curr and W_prev.
    let current: Tensor, previous: Tensor
    /// `[units, 1]`: v.
    let vector: Tensor
  }

  /// `[1, units]`: what the first step reads.
  let start: Tensor
  let choices: [Selection]
  /// `nil` where no plan has anchor points.
  let anchor: Anchor?

  init(_ graph: Graph, _ plan: DecisionPlan, _ shape: ControllerShape) {
    func declare(_ name: String, _ sizes: Shape) -> Tensor {
      graph.parameter(name, sizes, .uniform(shape.range))
    }
    let units = shape.units
    start = declare("start", [1, units])
    choices = plan.choices.enumerated().map { kind, count in
      Selection(
        weights: declare("choice\(kind)/weights", [units, count]),
        bias: graph.parameter("choice\(kind)/bias", [count], .zeros),
        embedding: declare("choice\(kind)/embedding", [count, units]))
    }
    anchor =
      plan.hasAnchors
      ? Anchor(
        embedding: declare("anchor/embedding", [1, units]),
        current: declare("anchor/current", [units, units]),
        previous: declare("anchor/previous", [units, units]),
        vector: declare("anchor/vector", [units, 1])) : nil
  }
}
