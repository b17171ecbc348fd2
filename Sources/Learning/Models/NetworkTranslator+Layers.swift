import Compute

extension NetworkTranslator {
  /// What one layer's part of the model is called.
  struct Step {
    /// The node of the network, after which its weights are called.
    let node: String
    /// The value that the layer makes.
    let value: String
    /// Its shape for one example.
    let shape: Shape
  }

  /// `sqrt` of a variance is taken with this much added (`Tensor.batchNormalised`,
  /// `Tensor.layerNormalised`).
  private static let epsilon: Float = 1e-5

  /// Says a layer; what does nothing is passed over.
  mutating func apply(
    _ layer: Layer, to x: Part, _ step: Step
  ) throws(ModelGraphError) -> Part {
    switch layer {
    case .convolution(_, let kernel, let stride, let padding, let bias):
      return try convolve(x, step, kernel, stride, padding, bias: bias)
    case .maxPool(let size, let stride):
      return image(step, .maxPool(window: .init(size), strides: .init(stride)), x)
    case .averagePool(let size, let stride):
      return image(step, .averagePool(window: .init(size), strides: .init(stride)), x)
    case .globalAveragePool:
      let mean = model.add("\(step.node).pooled", .globalAveragePool, [channelsFirst(x).name])
      return rows(step, .flatten, [mean])
    case .flatten: return flat(x, named: step.value)
    case .dense(_, let bias): return try dense(x, step, bias: bias)
    case .activation(let activation): return pointwise(x, step, activation.operation)
    case .batchNorm: return try batchNorm(x, step)
    case .layerNorm: return try layerNorm(x, step)
    case .dropout(let rate): return pointwise(x, step, .dropout(rate: rate))
    }
  }

  /// Makes an image of an image.
  private mutating func image(
    _ step: Step, _ operation: ModelGraph.Operator, _ x: Part, _ weights: [String] = []
  ) -> Part {
    let inputs = [channelsFirst(x).name] + weights
    return Part(
      name: model.add(step.value, operation, inputs), shape: step.shape, order: .channelsFirst)
  }

  private mutating func rows(
    _ step: Step, _ operation: ModelGraph.Operator, _ inputs: [String]
  ) -> Part {
    Part(name: model.add(step.value, operation, inputs), shape: step.shape, order: .rows)
  }

  private mutating func pointwise(
    _ x: Part, _ step: Step, _ operation: ModelGraph.Operator?
  ) -> Part {
    guard let operation else { return x }
    return Part(
      name: model.add(step.value, operation, [x.name]), shape: x.shape, order: x.order)
  }

  private mutating func convolve(
    _ x: Part, _ step: Step, _ kernel: Kernel, _ stride: Int, _ padding: Padding, bias: Bool
  ) throws(ModelGraphError) -> Part {
    let shape = [kernel.height, kernel.width, x.shape[2], step.shape[2]]
    var weights = [try weight(step, "weights", shape, as: "weight", axes: [3, 2, 0, 1])]
    if bias { weights.append(try weight(step, "bias", [step.shape[2]], as: "bias")) }
    let rows = padding.border(x.shape[0], kernel: kernel.height, stride: stride)
    let columns = padding.border(x.shape[1], kernel: kernel.width, stride: stride)
    let pads = ModelGraph.Pads(
      top: rows.before, left: columns.before, bottom: rows.after, right: columns.after)
    return image(step, .conv(strides: .init(stride), pads: pads), x, weights)
  }

  private mutating func dense(
    _ x: Part, _ step: Step, bias: Bool
  ) throws(ModelGraphError) -> Part {
    let shape = [x.shape.count, step.shape[0]]
    var weights = [try weight(step, "weights", shape, as: "weight", axes: [1, 0])]
    if bias { weights.append(try weight(step, "bias", [shape[1]], as: "bias")) }
    let input = flat(x, named: "\(step.node).flat").name
    return rows(step, .gemm(transposesRight: true), [input] + weights)
  }

  /// Rows in the order in which networks have an image's numbers.
  private mutating func flat(_ x: Part, named name: String) -> Part {
    guard x.order != .rows else { return x }
    let image = channelsLast(x)
    return Part(
      name: model.add(name, .flatten, [image.name]), shape: [x.shape.count], order: .rows)
  }

  private mutating func batchNorm(_ x: Part, _ step: Step) throws(ModelGraphError) -> Part {
    let shape = [x.shape[-1]]
    let weights = [
      try weight(step, "scale", shape, as: "weight"),
      try weight(step, "offset", shape, as: "bias"),
      try weight(step, "mean", shape, as: "running_mean"),
      try weight(step, "variance", shape, as: "running_var"),
    ]
    let operation = ModelGraph.Operator.batchNormalization(epsilon: Self.epsilon)
    return x.order == .rows
      ? rows(step, operation, [x.name] + weights) : image(step, operation, x, weights)
  }

  private mutating func layerNorm(_ x: Part, _ step: Step) throws(ModelGraphError) -> Part {
    let input = channelsLast(x), shape = [x.shape[-1]]
    let weights = [
      try weight(step, "gain", shape, as: "weight"), try weight(step, "bias", shape, as: "bias"),
    ]
    let operation = ModelGraph.Operator.layerNormalization(epsilon: Self.epsilon)
    let name = model.add(step.value, operation, [input.name] + weights)
    return Part(name: name, shape: step.shape, order: input.order)
  }

  /// Takes weights over under the name that they have in other programs, perhaps with their axes in
  /// another order.
  private mutating func weight(
    _ step: Step, _ own: String, _ shape: [Int], as name: String, axes: [Int]? = nil
  ) throws(ModelGraphError) -> String {
    let own = "\(step.node)/\(own)"
    guard parameters.entry(named: own)?.shape == Shape(shape), let values = parameters[own] else {
      throw .noParameters(own, shape: shape)
    }
    guard let axes else { return model.constant("\(step.node).\(name)", shape, values) }
    let permuted = NamedTensor.permuted(values, shape, by: axes)
    return model.constant("\(step.node).\(name)", axes.map { shape[$0] }, permuted)
  }
}

extension Activation {
  /// Its operator; none for the one that does nothing.
  fileprivate var operation: ModelGraph.Operator? {
    switch self {
    case .identity: nil
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .elu: .elu
    }
  }
}
