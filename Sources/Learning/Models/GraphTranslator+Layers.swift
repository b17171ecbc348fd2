import Compute

extension GraphTranslator {
  /// What layers of networks do.
  mutating func layer(_ node: Graph.Node) throws(ModelGraphError) -> Part {
    let shape = node.shape.dimensions
    switch node.operation {
    case .product(false, let transposes, _): return try product(node, transposes)
    case .convolution(let window): return try convolution(node, window)
    case .maximumPool(let window):
      return try pool(node, window) { .maxPool(window: $0, strides: $1) }
    case .averagePool(let window):
      return try pool(node, window) { .averagePool(window: $0, strides: $1) }
    case .gather: return try gather(node)
    case .logSoftmax:
      return add("logarithms", .logSoftmax(axis: -1), [try whole(node.inputs[0]).name], shape)
    default: throw unknown(node)
    }
  }

  private mutating func product(
    _ node: Graph.Node, _ transposes: Bool
  ) throws(ModelGraphError) -> Part {
    let x = real(try whole(node.inputs[0])), y = try whole(node.inputs[1])
    let word = y.name.split(separator: ".").first.map(String.init) ?? "product"
    if transposes {
      return add(word, .gemm(transposesRight: true), [x.name, y.name], node.shape.dimensions)
    }
    return add(word, .matMul, [x.name, y.name], node.shape.dimensions)
  }

  private mutating func gather(_ node: Graph.Node) throws(ModelGraphError) -> Part {
    let table = try whole(node.inputs[0])
    var indices = try whole(node.inputs[1])
    if indices.element != .int64 {
      indices = add("index", .cast(to: .int64), [indices.name], indices.shape, .int64)
    }
    return add("row", .gather(axis: 0), [table.name, indices.name], node.shape.dimensions)
  }

  /// Recordings have their channels last, ONNX has them first.
  private mutating func convolution(
    _ node: Graph.Node, _ window: Window
  ) throws(ModelGraphError) -> Part {
    guard constants.isConstant[node.inputs[1]] else { throw unknown(node) }
    let kernel = try constants.value(of: node.inputs[1], rows: Self.rows)
    let word = kernel.parameter.map(Self.word(ofParameter:)) ?? "kernel"
    let axes = [3, 2, 0, 1]
    let weights = model.constant(
      name(word), axes.map { kernel.shape[$0] },
      NamedTensor.permuted(kernel.values, kernel.shape, by: axes))
    let operation = ModelGraph.Operator.conv(
      strides: .init(window.stride), pads: window.pads)
    return try turned(node, [weights], window, "conv", operation)
  }

  private mutating func pool(
    _ node: Graph.Node, _ window: Window,
    _ operation: (ModelGraph.Sides, ModelGraph.Sides) -> ModelGraph.Operator
  ) throws(ModelGraphError) -> Part {
    let sides = ModelGraph.Sides(height: window.kernelHeight, width: window.kernelWidth)
    return try turned(node, [], window, "pool", operation(sides, .init(window.stride)))
  }

  private mutating func turned(
    _ node: Graph.Node, _ weights: [String], _ window: Window, _ word: String,
    _ operation: ModelGraph.Operator
  ) throws(ModelGraphError) -> Part {
    let x = real(try whole(node.inputs[0])), rows = Self.rows
    let image = add(
      "\(word).nchw", .transpose(axes: [0, 3, 1, 2]), [x.name],
      [rows, window.channels, window.height, window.width])
    let (height, width) = (window.outputHeight, window.outputWidth)
    let result = add(
      word, operation, [image.name] + weights, [rows, window.outputChannels, height, width])
    return add(
      "\(word).nhwc", .transpose(axes: [0, 2, 3, 1]), [result.name], node.shape.dimensions)
  }

  /// The last axis at mean 0 and variance 1.
  mutating func standardised(_ node: Graph.Node) throws(ModelGraphError) -> Part {
    guard case .custom(.standardise(let axes)) = node.operation else { throw unknown(node) }
    guard case .moments(_, let epsilon) = graph.nodes[node.inputs[2]].operation,
      node.shape[-1] == axes.count
    else { throw unknown(node) }
    let x = real(try whole(node.inputs[1]))
    let ones = model.constant(
      name("ones"), [axes.count], Array(repeating: Float(1), count: axes.count))
    return add("standardised", .layerNormalization(epsilon: epsilon), [x.name, ones], x.shape)
  }
}

extension Window {
  /// Zeros around an image.
  fileprivate var pads: ModelGraph.Pads {
    let rows = (outputHeight - 1) * stride + kernelHeight - height
    let columns = (outputWidth - 1) * stride + kernelWidth - width
    return .init(
      top: top, left: left, bottom: max(rows - top, 0), right: max(columns - left, 0))
  }
}
