import Compute

/// What a program for pathways computes.
struct PathRecording {
  let graph = Graph()
  /// `[rows, inputs]`.
  let images: Tensor
  /// `[rows]`.
  let labels: Tensor
  /// By how much each row counts, `[rows]`; `nil` where all count alike.
  let weights: Tensor?
  /// The mean cross-entropy.
  let loss: Tensor
  /// `[rows, 2]`.
  let logits: Tensor
  /// By layer, `[slots * units, 1]`.
  let masks: [(active: Tensor, free: Tensor)]

  static let readout = (weights: "readout/weights", biases: "readout/biases")

  static func names(_ layer: Int) -> (weights: String, biases: String) {
    ("layer\(layer)/weights", "layer\(layer)/biases")
  }

  init(_ purpose: PathProgram.Purpose) {
    let (shape, width) = (purpose.shape, purpose.slots * purpose.shape.units)
    images = graph.input([purpose.rows, shape.inputs])
    labels = graph.input([purpose.rows])
    var x = images
    var masks: [(active: Tensor, free: Tensor)] = []
    for layer in 0..<shape.layers {
      let names = Self.names(layer)
      let mask = (active: graph.input([width, 1]), free: graph.input([width, 1]))
      masks.append(mask)
      var weights = graph.parameter(names.weights, [width, shape.inputs(of: layer)], .zeros)
      var biases = graph.parameter(names.biases, [width], .zeros)
      if purpose.isLearning {
        weights = Self.held(weights, unless: mask.free)
        biases = Self.held(biases, unless: mask.free.reshape([width]))
      }
      let outputs = (x.times(weights, transposingRight: true) + biases).relu()
      x = (outputs * mask.active.reshape([width]))
        .reshape([purpose.rows, purpose.slots, shape.units]).sum(over: 1...1)
    }
    self.masks = masks
    let readout = graph.parameter(Self.readout.weights, [ModuleShape.answers, shape.units], .zeros)
    logits =
      x.times(readout, transposingRight: true)
      + graph.parameter(Self.readout.biases, [ModuleShape.answers], .zeros)
    weights = purpose.games > 0 ? graph.input([purpose.rows]) : nil
    var losses = logits.crossEntropy(labels)
    if let weights { losses = Self.policyLoss(losses, weights, logits) }
    loss = losses.mean()
  }

  /// How much the entropy of a policy counts (Mnih and others 2016, section 5.1).
  private static let entropyWeight: Float = 0.01

  /// -log π(a) times what the action was worth, less the weighted entropy of the policy.
  private static func policyLoss(_ losses: Tensor, _ weights: Tensor, _ logits: Tensor) -> Tensor {
    let logarithms = logits.logSoftmax()
    let entropy = -(logarithms.exp() * logarithms).sum(over: 1...1)
    return losses * weights - entropyWeight * entropy
  }

  /// The same numbers, whose gradient is zero where they are not free.
  private static func held(_ parameter: Tensor, unless free: Tensor) -> Tensor {
    parameter * free + parameter.stopGradient() * (1 - free)
  }
}
