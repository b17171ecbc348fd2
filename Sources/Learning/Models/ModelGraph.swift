/// A model that can leave: named tensors, and nodes that make further ones of them.
///
/// Everything that is learned here can be said in it, and a writer of models needs to know nothing
/// else: chains and graphs of layers, one step of a recurrent agent, genomes and trees alike. It is the
/// graph of ONNX (<https://onnx.ai/onnx/repo-docs/IR.html>) with fewer operators: every name is given
/// once, nodes stand in topological order, and a value may be read any number of times.
///
///     var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 4]))])
///     let weight = model.constant("dense1.weight", [3, 4], weights)
///     model.add("dense1", .gemm(transposesRight: true), ["x", weight])
///     model.outputs = [.init("dense1", .init(.float, ["N", 3]))]
///     try model.validate()
public struct ModelGraph: Codable, Hashable, Sendable {
  /// What is given each time; the order is part of the model.
  public var inputs: [Value]
  /// What is asked for; the order is part of the model.
  public var outputs: [Value]
  /// What never changes: weights, statistics, tables.
  public var initialisers: [NamedTensor]
  /// What is done, in an order in which every value is made before it is read.
  public var nodes: [Node]
  /// The name of each class in the order of the outputs; empty where nothing is classified.
  public var classes: [String]

  /// An input or an output, and what stands in it.
  public struct Value: Codable, Hashable, Sendable {
    /// Its name among all values.
    public var name: String
    /// Its elements and its sizes.
    public var type: TensorType

    /// A value of this type.
    public init(_ name: String, _ type: TensorType) { (self.name, self.type) = (name, type) }
  }

  /// One operation.
  public struct Node: Codable, Hashable, Sendable {
    /// Its name among all nodes.
    public var name: String
    /// What it does.
    public var operation: Operator
    /// What it reads, by name; `""` where an input that need not be given is absent.
    public var inputs: [String]
    /// The names of what it makes; `""` where one is not wanted.
    public var outputs: [String]

    /// A node; ``ModelGraph/validate()`` checks it.
    public init(_ name: String, _ operation: Operator, _ inputs: [String], outputs: [String]) {
      (self.name, self.operation) = (name, operation)
      (self.inputs, self.outputs) = (inputs, outputs)
    }
  }

  /// A model of these parts; ``validate()`` checks it.
  public init(
    inputs: [Value], outputs: [Value] = [], initialisers: [NamedTensor] = [], nodes: [Node] = [],
    classes: [String] = []
  ) {
    (self.inputs, self.outputs) = (inputs, outputs)
    (self.initialisers, self.nodes, self.classes) = (initialisers, nodes, classes)
  }

  /// Adds a node with one output that is called as the node is, and returns that name.
  @discardableResult
  public mutating func add(_ name: String, _ operation: Operator, _ inputs: [String]) -> String {
    nodes.append(Node(name, operation, inputs, outputs: [name]))
    return name
  }

  /// Adds numbers that never change, row-major, and returns their name.
  public mutating func constant(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
    initialisers.append(NamedTensor(name, shape: shape, values: values))
    return name
  }

  /// Adds whole numbers that never change, such as indices, and returns their name.
  public mutating func constant(_ name: String, _ shape: [Int], _ values: [Int64]) -> String {
    initialisers.append(NamedTensor(name, shape: shape, .integer(values)))
    return name
  }
}
