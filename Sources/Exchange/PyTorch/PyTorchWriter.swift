import Learning

/// Writes the class of a model: its modules and buffers, and a method for the model and for the body
/// of each loop.
struct PyTorchWriter {
  let model: ModelGraph
  let types: [String: ModelGraph.TensorType]
  var names: PythonNames
  /// Statements of the initialiser.
  var declarations: [String] = []
  /// The numbers by their keys in `state_dict`.
  private(set) var tensors: [NamedTensor] = []
  /// Initialisers that belong to modules.
  private var owned: Set<String> = []
  private var constants: [String: NamedTensor]
  /// Methods for the bodies of loops.
  private var bodies: [String] = []

  init(
    _ model: ModelGraph, types: [String: ModelGraph.TensorType], names: inout PythonNames
  ) {
    (self.model, self.types) = (model, types)
    constants = Dictionary(model.initialisers.map { ($0.name, $0) }) { first, _ in first }
    for input in model.inputs { _ = names.name(of: input.name) }
    self.names = names
  }

  /// The methods: `forward` first.
  mutating func body() throws(ModelGraphError) -> [String] {
    let forward = try method("forward", model, types)
    return [forward] + bodies
  }

  var inputAccount: String { Self.account(model.inputs) }
  var outputAccount: String { Self.account(model.outputs) }

  private static func account(_ values: [ModelGraph.Value]) -> String {
    values.map { value in
      "        \(value.name) [\(value.type.shape.map(\.description).joined(separator: ", "))]"
    }.joined(separator: ",\n")
  }

  private mutating func method(
    _ name: String, _ model: ModelGraph, _ types: [String: ModelGraph.TensorType]
  ) throws(ModelGraphError) -> String {
    let inputs = model.inputs.map { names.name(of: $0.name) }
    var lines: [String] = []
    for node in model.nodes {
      lines += try statements(of: node, types)
    }
    let outputs = model.outputs.map { names.name(of: $0.name) }
    let result =
      outputs.count == 1
      ? outputs[0]
      : "(\n            "
        + outputs.joined(separator: ",\n            ") + ",\n        )"
    let head = "    def \(name)(self, \(inputs.joined(separator: ", "))):"
    let all = [head] + lines.map { "        \($0)" } + ["        return \(result)", ""]
    return all.flatMap(PythonLine.wrapped).joined(separator: "\n")
  }

  // MARK: Numbers

  /// How a value is read in a method.
  mutating func value(_ name: String) -> String {
    guard let tensor = constants[name] else { return names.name(of: name) }
    let own = names.name(of: name)
    if !owned.contains(name) {
      owned.insert(name)
      declare(tensor, as: own)
    }
    return "self.\(own)"
  }

  private mutating func declare(_ tensor: NamedTensor, as name: String) {
    var dtype = ""
    if case .integer = tensor.numbers { dtype = ", dtype=torch.int64" }
    if case .double = tensor.numbers { dtype = ", dtype=torch.float64" }
    let shape =
      tensor.shape.isEmpty ? "()" : "\(tensor.shape.map(String.init).joined(separator: ", "))"
    declare(
      "self.register_buffer(\"\(name)\", torch.empty(\(shape)\(dtype)))")
    tensors.append(NamedTensor(name, shape: tensor.shape, tensor.numbers))
  }

  private mutating func declare(_ line: String) {
    declarations += PythonLine.wrapped("        \(line)")
  }

  /// The numbers of an initialiser that becomes part of a module.
  func constant(_ name: String) -> NamedTensor? { constants[name] }

  /// Makes a module of a node whose numbers are all its own; `nil` where they are not.
  ///
  /// - Parameter parts: What the module calls each of the node's inputs behind the first.
  mutating func module(
    _ node: ModelGraph.Node, _ parts: [String], _ declaration: String
  ) -> String? {
    let inputs = Array(node.inputs.dropFirst())
    guard inputs.count <= parts.count,
      zip(inputs, parts).allSatisfy({ $0 == "\(node.name).\($1)" && constants[$0] != nil }),
      inputs.allSatisfy({ !owned.contains($0) })
    else { return nil }
    let name = names.name(of: "\(node.name).module")
    let attribute = name.hasSuffix("_module") ? String(name.dropLast(7)) : name
    declare("self.\(attribute) = \(declaration)")
    for (input, part) in zip(inputs, parts) {
      owned.insert(input)
      guard let tensor = constants[input] else { continue }
      tensors.append(NamedTensor("\(attribute).\(part)", shape: tensor.shape, tensor.numbers))
    }
    return "self.\(attribute)"
  }

  // MARK: Loops

  /// A method for the body of a loop; its name.
  mutating func method(
    forBody body: ModelGraph, of node: ModelGraph.Node
  ) throws(ModelGraphError) -> String {
    let name = names.name(of: "\(node.name).step")
    let bodyTypes = try body.types()
    for tensor in body.initialisers { constants[tensor.name] = tensor }
    bodies.append(try method(name, body, bodyTypes))
    return name
  }
}
