extension ModelGraph {
  /// Checks that names are legal and unique, that everything is made before it is read, and that every
  /// node can do its work on what it reads.
  ///
  /// Sizes with a name are followed as far as they are passed on; to compute with one is an error.
  public func validate() throws(ModelGraphError) { _ = try types() }

  /// The type of every value, by name; fails as ``validate()`` does.
  public func types() throws(ModelGraphError) -> [String: TensorType] {
    var checker = ModelGraphChecker()
    try checker.check(self)
    return checker.types
  }
}

/// Follows the types of values from node to node.
struct ModelGraphChecker {
  /// What is known of each value of one model.
  private(set) var types: [String: ModelGraph.TensorType] = [:]
  /// The names of all values, those outside a body included.
  private var values: Set<String> = []
  /// The names of all nodes, those outside a body included.
  private var nodes: Set<String> = []

  mutating func check(_ model: ModelGraph) throws(ModelGraphError) {
    for input in model.inputs { try define(input.name, input.type) }
    for tensor in model.initialisers { try define(tensor.name, tensor.type) }
    for node in model.nodes { try add(node) }
    for output in model.outputs { try check(output) }
  }

  private mutating func define(
    _ name: String, _ type: ModelGraph.TensorType
  ) throws(ModelGraphError) {
    guard Self.isLegal(name) else { throw .badName(name) }
    guard values.insert(name).inserted else { throw .duplicateName(name) }
    guard type.isSound else { throw .badType(name, type) }
    types[name] = type
  }

  private mutating func add(_ node: ModelGraph.Node) throws(ModelGraphError) {
    guard Self.isLegal(node.name) else { throw .badName(node.name) }
    guard nodes.insert(node.name).inserted else { throw .duplicateName(node.name) }
    if case .scan(let body, _) = node.operation { try enter(body) }
    let inference = TypeInference(node: node, inputs: try inputs(of: node))
    let outputs = try inference.outputs()
    for (name, type) in zip(node.outputs, outputs) where !name.isEmpty { try define(name, type) }
  }

  private func inputs(
    of node: ModelGraph.Node
  ) throws(ModelGraphError) -> [ModelGraph.TensorType?] {
    var result: [ModelGraph.TensorType?] = []
    for input in node.inputs {
      guard input.isEmpty || types[input] != nil else {
        throw .unknownInput(node: node.name, input: input)
      }
      result.append(types[input])
    }
    return result
  }

  /// Checks a body, which sees no values from outside but may take none of their names.
  private mutating func enter(_ body: ModelGraph) throws(ModelGraphError) {
    var inner = self
    inner.types = [:]
    try inner.check(body)
    (values, nodes) = (inner.values, inner.nodes)
  }

  private func check(_ output: ModelGraph.Value) throws(ModelGraphError) {
    guard let found = types[output.name] else { throw .unknownOutput(output.name) }
    guard found == output.type else {
      throw .wrongOutput(output.name, declared: output.type, found: found)
    }
  }

  private static func isLegal(_ name: String) -> Bool {
    guard let first = name.utf8.first, first == 95 || isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 95 || $0 == 46 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}

extension ModelGraph.TensorType {
  /// No tensor has more elements for one value of its named sizes.
  private static let limit = 1 << 40

  /// Whether its sizes are not negative and its elements can be counted.
  var isSound: Bool {
    var count = 1
    for case .size(let size) in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow, product <= Self.limit else { return false }
      count = product
    }
    return !shape.contains(.symbol(""))
  }
}
