import Compute

/// Decaying means of a coordinate's gradients and of their squares, as Adam keeps them.
///
/// What a learned optimizer sees of them is what RNNprop sees (Lv, Jiang & Li 2017, "Learning Gradient
/// Descent: Better Generalization and Longer Horizons"), which has a layer before the LSTM and bounds
/// its updates, too:
///
///     m = β m + (1 - β) g,   v = β v + (1 - β) g²,   inputs m̂ / √v̂ and g / √v̂
///
/// where hats divide by 1 - β^t. The inputs do not change when a function is multiplied by a number,
/// and are of the size of 1. Nothing flows back through them, as nothing flows back through gradients.
struct GradientMoments {
  /// What is remembered between two steps: m, v and 1 - β^t, each `[coordinates]`, zeros at first.
  private(set) var memory: [Tensor]

  /// What the memory is called in models.
  static let names = ["mean", "square", "weight"]
  /// What it may hold, where that is not any number: of functions whose gradients are of the size of
  /// 1, after at least one step.
  static let ranges: [String: ClosedRange<Float>] = ["square": 0...1, "weight": 0.05...1]
  /// A root that is divided by is no less.
  private static let least: Float = 1e-12

  /// What is to be remembered, for whoever has to run a model.
  static func account(_ decay: Float) -> String {
    "means of gradients and of their squares decay by \(decay) a step; zeros before the first step"
  }

  /// Goes on from what was remembered.
  init(_ memory: [Tensor]) {
    precondition(
      memory.count == Self.names.count,
      "moments are \(Self.names.count) tensors, not \(memory.count)")
    self.memory = memory
  }

  /// Enters gradients `[coordinates]`; the two inputs of each, `[coordinates, 2]`.
  mutating func enter(_ gradients: Tensor, decay: Float) -> Tensor {
    memory = zip(memory, [gradients, gradients.square(), 0 * gradients + 1]).map { old, new in
      (decay * old + (1 - decay) * new).stopGradient()
    }
    let root = (memory[1] / memory[2]).sqrt().maximum(gradients.graph.constant(Self.least))
    let inputs = [memory[0] / memory[2] / root, gradients / root]
    return .concatenate(inputs.map { $0.reshape([gradients.shape.count, 1]) }, axis: 1)
  }
}
