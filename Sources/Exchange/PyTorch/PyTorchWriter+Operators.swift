import Learning

extension PyTorchWriter {
  typealias Types = [String: ModelGraph.TensorType]

  /// The lines of a node.
  mutating func statements(
    of node: ModelGraph.Node, _ types: Types
  ) throws(ModelGraphError) -> [String] {
    switch node.operation {
    case .lstm: return lstm(node)
    case .gru: return gru(node)
    case .scan(let body, let states): return try scan(node, body, states)
    case .treeEnsembleRegressor:
      throw .mismatch(node: node.name, "there are no trees in PyTorch")
    default:
      let expression = try layer(node, types)
      return ["\(names.name(of: node.outputs[0])) = \(expression)"]
    }
  }

  private mutating func layer(
    _ node: ModelGraph.Node, _ types: Types
  ) throws(ModelGraphError) -> String {
    switch node.operation {
    case .conv(let strides, let pads): return convolution(node, strides, pads)
    case .maxPool(let window, let strides):
      return "F.max_pool2d(\(value(node.inputs[0])), \(pair(window)), stride=\(pair(strides)))"
    case .averagePool(let window, let strides):
      return "F.avg_pool2d(\(value(node.inputs[0])), \(pair(window)), stride=\(pair(strides)))"
    case .globalAveragePool: return "\(value(node.inputs[0])).mean((2, 3), keepdim=True)"
    case .gemm(let transposes): return gemm(node, transposes)
    case .batchNormalization(let epsilon): return batchNorm(node, epsilon, types)
    case .layerNormalization(let epsilon): return layerNorm(node, epsilon)
    case .dropout(let rate):
      let x = value(node.inputs[0])
      return module(node, [], "nn.Dropout(\(rate))").map { "\($0)(\(x))" } ?? x
    default:
      let x = node.inputs.map { value($0) }
      return pointwise(node.operation, x) ?? moved(node.operation, x, types[node.inputs[0]])
    }
  }

  private func pair(_ sides: ModelGraph.Sides) -> String { "(\(sides.height), \(sides.width))" }

  private mutating func convolution(
    _ node: ModelGraph.Node, _ strides: ModelGraph.Sides, _ pads: ModelGraph.Pads
  ) -> String {
    var x = value(node.inputs[0])
    if pads != .init() {
      x = "F.pad(\(x), (\(pads.left), \(pads.right), \(pads.top), \(pads.bottom)))"
    }
    let hasBias = node.inputs.count > 2
    if let shape = constant(node.inputs[1])?.shape,
      let module = module(
        node, ["weight", "bias"],
        "nn.Conv2d(\(shape[1]), \(shape[0]), (\(shape[2]), \(shape[3])), stride=\(pair(strides))"
          + "\(hasBias ? "" : ", bias=False"))")
    {
      return "\(module)(\(x))"
    }
    let weights = node.inputs.dropFirst().map { value($0) }.joined(separator: ", ")
    return "F.conv2d(\(x), \(weights), stride=\(pair(strides)))"
  }

  private mutating func gemm(_ node: ModelGraph.Node, _ transposes: Bool) -> String {
    let x = value(node.inputs[0]), hasBias = node.inputs.count > 2
    if transposes, let shape = constant(node.inputs[1])?.shape,
      let module = module(
        node, ["weight", "bias"],
        "nn.Linear(\(shape[1]), \(shape[0])\(hasBias ? "" : ", bias=False"))")
    {
      return "\(module)(\(x))"
    }
    let product = "\(x) @ \(value(node.inputs[1]))\(transposes ? ".T" : "")"
    return hasBias ? "\(product) + \(value(node.inputs[2]))" : product
  }

  private mutating func batchNorm(
    _ node: ModelGraph.Node, _ epsilon: Float, _ types: Types
  ) -> String {
    let type = types[node.inputs[0]], channels = constant(node.inputs[1])?.shape[0] ?? 0
    let kind = type?.shape.count == 4 ? "BatchNorm2d" : "BatchNorm1d"
    let x = value(node.inputs[0])
    if let module = module(
      node, ["weight", "bias", "running_mean", "running_var"],
      "nn.\(kind)(\(channels), eps=\(epsilon), momentum=0.1)")
    {
      return "\(module)(\(x))"
    }
    let parts = node.inputs.dropFirst().map { value($0) }
    return "F.batch_norm(\(x), \(parts[2]), \(parts[3]), \(parts[0]), \(parts[1]), eps=\(epsilon))"
  }

  private mutating func layerNorm(_ node: ModelGraph.Node, _ epsilon: Float) -> String {
    let x = value(node.inputs[0]), width = constant(node.inputs[1])?.shape[0] ?? 0
    if node.inputs.count > 2,
      let module = module(node, ["weight", "bias"], "nn.LayerNorm(\(width), eps=\(epsilon))")
    {
      return "\(module)(\(x))"
    }
    let weights = node.inputs.dropFirst().map { value($0) }.joined(separator: ", ")
    return "F.layer_norm(\(x), (\(width),), \(weights), eps=\(epsilon))"
  }

  private func pointwise(_ operation: ModelGraph.Operator, _ x: [String]) -> String? {
    switch operation {
    case .add: "\(x[0]) + \(x[1])"
    case .sub: "\(x[0]) - \(x[1])"
    case .mul: "\(x[0]) * \(x[1])"
    case .div: "\(x[0]) / \(x[1])"
    case .sum: x.joined(separator: " + ")
    case .max: x.dropFirst().reduce(x[0]) { "torch.maximum(\($0), \($1))" }
    case .min: x.dropFirst().reduce(x[0]) { "torch.minimum(\($0), \($1))" }
    case .less: "\(x[0]) < \(x[1])"
    case .equal: "\(x[0]) == \(x[1])"
    case .where: "torch.where(\(x[0]), \(x[1]), \(x[2]))"
    case .matMul: "\(x[0]) @ \(x[1])"
    case .identity: x[0]
    case .relu: "F.relu(\(x[0]))"
    case .elu: "F.elu(\(x[0]))"
    case .neg: "-\(x[0])"
    case .clip(let lowest, let highest): "torch.clamp(\(x[0]), \(lowest), \(highest))"
    case .cast(let element): "\(x[0]).to(\(element.torch))"
    default: function(operation).map { "torch.\($0)(\(x[0]))" }
    }
  }

  private func function(_ operation: ModelGraph.Operator) -> String? {
    switch operation {
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .exp: "exp"
    case .log: "log"
    case .sqrt: "sqrt"
    case .reciprocal: "reciprocal"
    case .abs: "abs"
    case .sin: "sin"
    case .cos: "cos"
    default: nil
    }
  }

  private func moved(
    _ operation: ModelGraph.Operator, _ x: [String], _ type: ModelGraph.TensorType?
  ) -> String {
    switch operation {
    case .concat(let axis): "torch.cat((\(x.joined(separator: ", ")),), \(axis))"
    case .slice(let axis, let start, let end): "\(x[0]).narrow(\(axis), \(start), \(end - start))"
    case .pad(let before, let after):
      "F.pad(\(x[0]), (\(zip(before, after).reversed().map { "\($0), \($1)" }.joined(separator: ", "))))"
    case .transpose(let axes): "\(x[0]).permute(\(list(axes)))"
    case .reshape(let sizes):
      "\(x[0]).reshape(\(sizes.enumerated().map { $1 == 0 ? "\(x[0]).shape[\($0)]" : "\($1)" }.joined(separator: ", ")))"
    case .flatten: "\(x[0]).flatten(1)"
    case .gather(let axis):
      axis == 0 ? "\(x[0])[\(x[1])]" : "\(x[0]).index_select(\(axis), \(x[1]))"
    case .squeeze(let axes): "\(x[0]).squeeze((\(list(axes)),))"
    case .unsqueeze(let axes): axes.sorted().reduce(x[0]) { "\($0).unsqueeze(\($1))" }
    case .softmax(let axis): "F.softmax(\(x[0]), \(axis))"
    case .logSoftmax(let axis): "F.log_softmax(\(x[0]), \(axis))"
    case .argMax(let axis): "\(x[0]).argmax(\(axis))"
    case .reduceSum(let axes): "\(x[0]).sum((\(list(axes)),))"
    default: preconditionFailure("\(operation) is not written for PyTorch")
    }
  }

  private func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }
}

extension ModelGraph.Element {
  fileprivate var torch: String {
    switch self {
    case .float: "torch.float32"
    case .double: "torch.float64"
    case .int64: "torch.int64"
    case .bool: "torch.bool"
    }
  }
}
