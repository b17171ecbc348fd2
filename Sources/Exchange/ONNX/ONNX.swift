package import Learning

/// Models as ONNX files (<https://onnx.ai/onnx/repo-docs/IR.html>).
///
/// Fields are written by rising number, so that equal models are equal bytes. Versions are the oldest
/// that say everything: IR 8, ai.onnx 17 for layer normalisation, ai.onnx.ml 3 for trees.
package enum ONNX {
  /// The version of the file's form.
  private static let intermediateVersion = 8
  /// The version of the operators.
  private static let operatorVersion = 17
  /// The domain of trees, and its version.
  static let trees = (domain: "ai.onnx.ml", version: 3)

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - name: What the graph is called.
  ///   - producer: The program that writes it, and its version.
  ///   - metadata: What else a user should know, by rising key.
  /// - Throws: `Failure` where the model contradicts itself.
  package static func bytes(
    _ model: ModelGraph, name: String, producer: (name: String, version: String),
    metadata: [String: String] = [:]
  ) throws(Failure) -> [UInt8] {
    do throws(ModelGraphError) {
      try model.validate()
    } catch {
      throw Failure(.computation, "this model cannot be written: \(error)")
    }
    var file = ProtobufMessage()
    file.add(1, intermediateVersion)
    file.add(2, producer.name)
    file.add(3, producer.version)
    file.add(5, 1)
    file.add(7, graph(model, name: name))
    file.add(8, operators("", operatorVersion))
    if model.hasTrees { file.add(8, operators(trees.domain, trees.version)) }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      var entry = ProtobufMessage()
      entry.add(1, key)
      entry.add(2, value)
      file.add(14, entry)
    }
    return file.bytes
  }

  private static func operators(_ domain: String, _ version: Int) -> ProtobufMessage {
    var message = ProtobufMessage()
    message.add(1, domain)
    message.add(2, version)
    return message
  }

  /// A graph, or the body of a loop.
  static func graph(_ model: ModelGraph, name: String) -> ProtobufMessage {
    let nodes = model.withoutDropout.nodes.map { ONNXNode($0) }
    var message = ProtobufMessage()
    for node in nodes { message.add(1, node.message) }
    message.add(2, name)
    for tensor in model.initialisers + nodes.flatMap(\.constants) {
      message.add(5, self.tensor(tensor))
    }
    for input in model.inputs { message.add(11, value(input)) }
    for output in model.outputs { message.add(12, value(output)) }
    return message
  }

  private static func tensor(_ tensor: NamedTensor) -> ProtobufMessage {
    var message = ProtobufMessage()
    message.add(1, packed: tensor.shape)
    message.add(2, tensor.numbers.elementCode)
    message.add(8, tensor.name)
    var bytes: [UInt8] = []
    bytes.append(tensor.numbers)
    message.add(9, bytes: bytes)
    return message
  }

  private static func value(_ value: ModelGraph.Value) -> ProtobufMessage {
    var shape = ProtobufMessage()
    for dimension in value.type.shape {
      var size = ProtobufMessage()
      switch dimension {
      case .size(let count): size.add(1, count)
      case .symbol(let name): size.add(2, name)
      }
      shape.add(1, size)
    }
    var tensor = ProtobufMessage()
    tensor.add(1, value.type.element.code)
    tensor.add(2, shape)
    var type = ProtobufMessage()
    type.add(1, tensor)
    var message = ProtobufMessage()
    message.add(1, value.name)
    message.add(2, type)
    return message
  }
}

extension ModelGraph {
  /// The same for inference: what reads a value that is dropped out of reads the value itself.
  fileprivate var withoutDropout: ModelGraph {
    var result = self, whole: [String: String] = [:]
    let asked = Set(outputs.map(\.name))
    result.nodes = []
    for var node in nodes {
      node.inputs = node.inputs.map { whole[$0] ?? $0 }
      guard case .dropout = node.operation else {
        result.nodes.append(node)
        continue
      }
      if asked.contains(node.outputs[0]) {
        node.operation = .identity
        result.nodes.append(node)
      } else {
        whole[node.outputs[0]] = node.inputs[0]
      }
    }
    return result
  }

  /// Whether it needs the operators of trees.
  fileprivate var hasTrees: Bool {
    nodes.contains { node in
      switch node.operation {
      case .treeEnsembleRegressor: true
      case .scan(let body, _): body.hasTrees
      default: false
      }
    }
  }
}

extension ModelGraph.Element {
  /// Its number in `TensorProto.DataType`.
  var code: Int {
    switch self {
    case .float: 1
    case .int64: 7
    case .bool: 9
    case .double: 11
    }
  }
}

extension NamedTensor.Numbers {
  /// The number of their type in `TensorProto.DataType`.
  fileprivate var elementCode: Int {
    switch self {
    case .float: ModelGraph.Element.float.code
    case .double: ModelGraph.Element.double.code
    case .integer: ModelGraph.Element.int64.code
    }
  }
}
