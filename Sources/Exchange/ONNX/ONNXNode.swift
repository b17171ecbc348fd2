import Learning

/// A node as ONNX has it: what is part of an operator here may be a constant input there.
struct ONNXNode {
  private let node: ModelGraph.Node
  private let type: String
  private var domain = ""
  /// By name, in the order in which they are written.
  private var attributes: [(name: String, value: ONNXAttribute)] = []
  /// Inputs behind those of the node, which nothing else reads.
  private(set) var constants: [NamedTensor] = []

  init(_ node: ModelGraph.Node) {
    self.node = node
    type = node.operation.type
    if case .treeEnsembleRegressor(let trees) = node.operation {
      domain = ONNX.trees.domain
      attributes = ONNX.attributes(of: trees)
    } else {
      describe(node.operation)
    }
  }

  /// The message.
  var message: ProtobufMessage {
    var message = ProtobufMessage()
    for input in node.inputs + constants.map(\.name) { message.add(1, input) }
    for output in node.outputs { message.add(2, output) }
    message.add(3, node.name)
    message.add(4, type)
    for (name, value) in attributes { message.add(5, value.message(name)) }
    if !domain.isEmpty { message.add(7, domain) }
    return message
  }

  private mutating func set(_ name: String, _ value: ONNXAttribute) {
    attributes.append((name, value))
  }

  /// Names with a slash are not those of a model, so that none is there twice.
  private mutating func input(_ name: String, _ values: [Int]) {
    constants.append(
      NamedTensor(
        "\(node.name)/\(name)", shape: [values.count], .integer(values.map { Int64($0) })))
  }

  private mutating func input(_ name: String, _ value: Float) {
    constants.append(NamedTensor("\(node.name)/\(name)", shape: [], values: [value]))
  }

  private mutating func describe(_ operation: ModelGraph.Operator) {
    switch operation {
    case .conv(let strides, let pads):
      set("pads", .ints([pads.top, pads.left, pads.bottom, pads.right]))
      set("strides", .ints([strides.height, strides.width]))
    case .maxPool(let window, let strides), .averagePool(let window, let strides):
      set("kernel_shape", .ints([window.height, window.width]))
      set("strides", .ints([strides.height, strides.width]))
    case .gemm(let transposes): set("transB", .int(transposes ? 1 : 0))
    case .softmax(let axis), .logSoftmax(let axis), .gather(let axis), .concat(let axis):
      set("axis", .int(axis))
    case .argMax(let axis):
      set("axis", .int(axis))
      set("keepdims", .int(0))
    case .clip(let lowest, let highest):
      input("lowest", lowest)
      input("highest", highest)
    case .cast(let element): set("to", .int(element.code))
    case .batchNormalization(let epsilon): set("epsilon", .float(epsilon))
    case .layerNormalization(let epsilon):
      set("axis", .int(-1))
      set("epsilon", .float(epsilon))
    default: describeMove(operation)
    }
  }

  private mutating func describeMove(_ operation: ModelGraph.Operator) {
    switch operation {
    case .slice(let axis, let start, let end):
      input("start", [start])
      input("end", [end])
      input("axis", [axis])
    case .pad(let before, let after): input("pads", before + after)
    case .transpose(let axes): set("perm", .ints(axes))
    case .reshape(let sizes): input("sizes", sizes)
    case .flatten: set("axis", .int(1))
    case .squeeze(let axes), .unsqueeze(let axes): input("axes", axes)
    case .reduceSum(let axes):
      input("axes", axes)
      set("keepdims", .int(0))
    case .lstm(let units): set("hidden_size", .int(units))
    case .gru(let units):
      set("hidden_size", .int(units))
      set("linear_before_reset", .int(1))
    case .scan(let body, let states):
      set("body", .graph(ONNX.graph(body, name: "\(node.name)/body")))
      set("num_scan_inputs", .int(node.inputs.count - states))
    default: break
    }
  }
}
