/// A network as a description: an input shape, and named nodes that fit each other.
///
/// A chain of layers needs no names; they are made of kind and number:
///
///     try Network(input: [8, 8, 1], layers: [.convolution(filters: 8, kernel: 3), .dense(units: 10)])
///
/// Any other graph names its nodes, in topological order, and the last one gives the output:
///
///     try Network(
///       input: [8, 8, 1],
///       nodes: [
///         .init("wide", of: ["input"], .convolution(filters: 4, kernel: 5)),
///         .init("narrow", of: ["input"], .convolution(filters: 4, kernel: 3, stride: 2)),
///         .init("both", of: ["wide", "narrow"], merge: .concatenate(resize: .poolDown)),
///         .init("classes", of: ["both"], .dense(units: 10)),
///       ])
///
/// Every parameter is drawn from the random stream of its own name, so nodes keep theirs when another
/// is inserted, and ``Parameters/inherit(from:)`` finds them again.
public struct Network: Hashable, Sendable {
  /// What is known of a node before anything is computed.
  public struct Summary: Hashable, Sendable {
    /// Its name; in a chain kind and number, such as `conv1`.
    public let name: String
    /// The shape of its merged inputs for one example.
    public let input: Shape
    /// The shape of its output for one example.
    public let output: Shape
    /// The number of its trainable parameters.
    public let parameterCount: Int
    /// Floating-point operations of one example's forward pass, the merge included.
    public let flops: Int
    /// Pixels along one side of the input that one output can depend on; of a merge, the most that
    /// one of its inputs can.
    public let receptiveField: Int
  }

  /// `[features]` or `[height, width, channels]`.
  public let input: Shape
  /// The nodes in topological order; the last gives the output.
  public let nodes: [Node]
  /// How weights are drawn; biases start at zero.
  public let initialiser: Initialiser
  /// One for each node.
  public let summaries: [Summary]

  /// A chain; fails where a layer cannot take what the one before it gives.
  public init(
    input: Shape, layers: [Layer], initialiser: Initialiser = .glorotUniform
  ) throws(NetworkError) {
    try self.init(input: input, nodes: Node.chain(of: layers), initialiser: initialiser)
  }

  /// A graph; fails at the first node that has a wrong name or cannot take what its inputs give.
  public init(
    input: Shape, nodes: [Node], initialiser: Initialiser = .glorotUniform
  ) throws(NetworkError) {
    self.input = input
    self.nodes = nodes
    self.initialiser = initialiser
    summaries = try NetworkSizing.summaries(of: nodes, input: input)
  }

  /// The layers in the order of their nodes; of a chain, one for each node.
  public var layers: [Layer] { nodes.compactMap(\.layer) }

  /// Whether it is what a list of layers makes: each node reads the one before it, and is called
  /// after its kind and number.
  public var isChain: Bool {
    nodes.allSatisfy { $0.layer != nil } && nodes == Node.chain(of: layers)
  }

  /// The shape of the output for one example.
  public var output: Shape { summaries.last?.output ?? input }

  /// The number of trainable parameters.
  public var parameterCount: Int { summaries.reduce(0) { $0 + $1.parameterCount } }

  /// Floating-point operations of one example's forward pass.
  public var flops: Int { summaries.reduce(0) { $0 + $1.flops } }

  /// Records the network on a batch `[batch, input...]`.
  ///
  /// - Parameter training: Whether batch statistics and dropout are used, and running statistics
  /// kept.
  public func callAsFunction(_ x: Tensor, training: Bool) -> Tensor {
    precondition(
      Array(x.shape.dimensions.dropFirst()) == input.dimensions,
      "a batch \(x.shape) for a network that takes \(input)")
    var known = [Self.inputName: x]
    var last = x
    for node in nodes {
      let inputs = node.inputs.compactMap { known[$0] }
      last = inputs.count > 1 ? node.merge?(inputs) ?? inputs[0] : inputs[0]
      if let layer = node.layer {
        last = layer.record(last, named: node.name, initialiser, training: training)
      }
      known[node.name] = last
    }
    return last
  }
}

extension Layer {
  fileprivate func record(
    _ x: Tensor, named name: String, _ initialiser: Initialiser, training: Bool
  ) -> Tensor {
    let graph = x.graph
    switch self {
    case .convolution(let filters, let kernel, let stride, let padding, let bias):
      let weights = graph.parameter(
        "\(name)/weights", [kernel.height, kernel.width, x.shape[3], filters], initialiser)
      let y = x.convolved(weights, stride: stride, padding: padding)
      return bias ? y + graph.parameter("\(name)/bias", [filters], .zeros) : y
    case .dense(let units, let bias):
      let flat = x.reshape([x.shape[0], -1])
      let weights = graph.parameter("\(name)/weights", [flat.shape[1], units], initialiser)
      let y = flat.times(weights)
      return bias ? y + graph.parameter("\(name)/bias", [units], .zeros) : y
    case .maxPool(let size, let stride): return x.maxPooled(size, stride: stride)
    case .averagePool(let size, let stride): return x.averagePooled(size, stride: stride)
    case .globalAveragePool: return x.mean(over: 1...2)
    case .flatten: return x.reshape([x.shape[0], -1])
    case .activation(let activation): return activation(x)
    case .batchNorm: return x.batchNormalised(named: name, training: training)
    case .layerNorm:
      let gain = graph.parameter("\(name)/gain", [x.shape[-1]], .ones)
      let bias = graph.parameter("\(name)/bias", [x.shape[-1]], .zeros)
      return x.layerNormalised(gain: gain, bias: bias)
    case .dropout(let rate): return training ? x.dropout(rate) : x
    }
  }
}

extension Network: Codable {
  private enum CodingKeys: String, CodingKey { case input, layers, nodes, initialiser }

  /// Reads a description, of layers or of nodes, and checks it as `init` does.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let input = try container.decode(Shape.self, forKey: .input)
    let initialiser = try container.decode(Initialiser.self, forKey: .initialiser)
    guard container.contains(.nodes) else {
      let layers = try container.decode([Layer].self, forKey: .layers)
      try self.init(input: input, layers: layers, initialiser: initialiser)
      return
    }
    guard !container.contains(.layers) else {
      throw DecodingError.dataCorruptedError(
        forKey: .nodes, in: container, debugDescription: "a network of both layers and nodes")
    }
    let nodes = try container.decode([Node].self, forKey: .nodes)
    try self.init(input: input, nodes: nodes, initialiser: initialiser)
  }

  /// Writes the description: a chain as its layers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(input, forKey: .input)
    if isChain {
      try container.encode(layers, forKey: .layers)
    } else {
      try container.encode(nodes, forKey: .nodes)
    }
    try container.encode(initialiser, forKey: .initialiser)
  }
}
