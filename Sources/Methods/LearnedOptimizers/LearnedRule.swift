import Compute
import Foundation
import Learning

/// What decides how a learned optimizer computes an update.
package struct RulePlan: Codable, Hashable, Sendable {
  /// Units of each layer.
  package let units: Int
  /// Layers of memory.
  package let layers: Int
  /// p of the paper's appendix A, or 0 for gradients as they are.
  package let preprocessing: Float
  /// Multiplies the updates; with pairs in units of the root mean square of the direction.
  package let scale: Float
  // Left out of what is written where there are none.
  private let remembered: Int?
  /// β of the moments that stand for gradients, as `GradientMoments` says; `nil`: gradients do.
  package let momentDecay: Float?

  /// An optimizer of this size.
  package init(
    units: Int, layers: Int, preprocessing: Float, scale: Float, pairs: Int = 0,
    momentDecay: Float? = nil
  ) {
    (self.units, self.layers) = (units, layers)
    (self.preprocessing, self.scale, self.momentDecay) = (preprocessing, scale, momentDecay)
    remembered = pairs > 0 ? pairs : nil
  }

  /// Pairs of steps and changes of the gradient that a quasi-Newton direction is made of; 0: the rule
  /// sees gradients only.
  package var pairs: Int { remembered ?? 0 }

  /// Numbers that a gradient, and a direction where there is one, become.
  var inputs: Int {
    (preprocessing > 0 || momentDecay != nil ? 2 : 1) + (pairs > 0 ? 1 : 0)
  }
}

/// A coordinatewise optimizer: layers of LSTM that see the gradient of one coordinate and say how it
/// is to change.
///
/// All coordinates share its weights, and each has a memory of its own (Andrychowicz and others
/// 2016, section 2.1). With pairs it sees its part u of a quasi-Newton direction d, too, in units of
/// the root mean square r of d over the problem, and a second output a says how much of it is taken:
///
///     update = r (scale output + 2 sigmoid(a) u),   u = d / r
///
/// The share of d is about 1 at first. This is how coordinates know of each other (appendix A lets
/// them write to a common memory), and what they do fades as d does. Where moments stand for gradients
/// it sees what `GradientMoments` makes of these.
struct LearnedRule {
  /// What it remembers of each coordinate.
  struct Memory {
    /// Layer by layer.
    fileprivate(set) var states: [LSTMCell.State]
    /// Of its gradients, where these stand for them.
    fileprivate(set) var moments: GradientMoments?

    /// The memory of so many coordinates, whose tensors are made one by one.
    init(_ plan: RulePlan, coordinates: Int, making tensor: (Shape) -> Tensor) {
      states = (0..<plan.layers).map { _ in
        LSTMCell.State(
          hidden: tensor([coordinates, plan.units]), cell: tensor([coordinates, plan.units]))
      }
      moments = plan.momentDecay.map { _ in
        GradientMoments(GradientMoments.names.map { _ in tensor([coordinates]) })
      }
    }

    /// All of it.
    var tensors: [Tensor] {
      states.flatMap { [$0.hidden, $0.cell] } + (moments?.memory ?? [])
    }
  }

  /// Where a quasi-Newton method would go, `[coordinates]` each.
  struct Direction {
    /// Of root mean square 1 over the coordinates of a problem.
    let unit: Tensor
    /// The root mean square that it has in truth.
    let size: Tensor
  }

  private let plan: RulePlan
  private let layers: [LSTMCell]
  private let outputs: (weights: Tensor, bias: Tensor)
  private let gate: (weights: Tensor, bias: Tensor)?

  /// What is added to forget gates.
  private static let forgetBias: Float = 1

  /// Makes what is done to its weights besides part of them.
  static func fold(_ plan: RulePlan, named name: String, _ tensors: inout [NamedTensor]) {
    for layer in 1...plan.layers {
      tensors.fold(forgetBias: forgetBias, into: "\(name)/lstm\(layer)/bias")
    }
    tensors.fold(scale: plan.scale, into: "\(name)/output/weights")
    tensors.fold(scale: plan.scale, into: "\(name)/output/bias")
  }

  /// Declares its weights under a name.
  init(_ plan: RulePlan, named name: String, graph: Graph) {
    self.plan = plan
    layers = (0..<plan.layers).map { layer in
      LSTMCell(
        graph, named: "\(name)/lstm\(layer + 1)", inputs: layer == 0 ? plan.inputs : plan.units,
        units: plan.units, forgetBias: Self.forgetBias)
    }
    let bound = Initialiser.uniform((1 / Float(plan.units)).squareRoot())
    outputs = (
      graph.parameter("\(name)/output/weights", [plan.units, 1], bound),
      graph.parameter("\(name)/output/bias", [1], .zeros)
    )
    gate =
      plan.pairs > 0
      ? (
        graph.parameter("\(name)/gate/weights", [plan.units, 1], bound),
        graph.parameter("\(name)/gate/bias", [1], .zeros)
      ) : nil
  }

  /// The updates `[coordinates]` for gradients `[coordinates]` and, where the plan has pairs,
  /// quasi-Newton directions, and what is remembered of them.
  func callAsFunction(
    _ gradients: Tensor, along direction: Direction? = nil, _ memory: Memory
  ) -> (updates: Tensor, memory: Memory) {
    precondition(
      (direction == nil) == (gate == nil),
      "a rule of \(plan.pairs) pairs has \(direction == nil ? "no direction" : "a direction")")
    var next = memory
    var x = seen(gradients, &next.moments)
    if let direction {
      x = .concatenate([x, direction.unit.reshape([gradients.shape.count, 1])], axis: 1)
    }
    for (place, layer) in layers.enumerated() {
      next.states[place] = layer(x, memory.states[place])
      x = next.states[place].hidden
    }
    let updates = (x.times(outputs.weights) + outputs.bias) * plan.scale
    let own = updates.reshape([gradients.shape.count])
    guard let gate, let direction else { return (own, next) }
    let share = 2 * (x.times(gate.weights) + gate.bias).sigmoid()
    let along = share.reshape([gradients.shape.count]) * direction.unit
    return ((own + along) * direction.size, next)
  }

  /// What it sees of gradients `[coordinates]`, `[coordinates, 1 or 2]`.
  private func seen(_ gradients: Tensor, _ moments: inout GradientMoments?) -> Tensor {
    guard let decay = plan.momentDecay else {
      return Self.preprocessed(gradients, by: plan.preprocessing)
    }
    precondition(moments != nil, "a rule that sees moments has none in its memory")
    return moments?.enter(gradients, decay: decay) ?? gradients
  }

  /// Gradients `[coordinates]` as inputs `[coordinates, 1 or 2]`.
  ///
  /// With p > 0: (log|g| / p, sgn g) where |g| is at least e^-p, else (-1, e^p g) (appendix A).
  static func preprocessed(_ gradients: Tensor, by p: Float) -> Tensor {
    let column = gradients.reshape([gradients.shape.count, 1])
    guard p > 0 else { return column }
    // The smallest magnitude has logarithm -p, and signs are what e^p g is clipped to.
    let least = exp(-p)
    let magnitude = column.abs().maximum(column.graph.constant(least)).log() / p
    return .concatenate([magnitude, (column / least).clip(-1, 1)], axis: 1)
  }
}
