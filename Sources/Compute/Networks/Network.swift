/// A network as a description: an input shape and layers that fit each other.
public struct Network: Hashable, Sendable {
  /// What is known of a layer before anything is computed.
  public struct Summary: Hashable, Sendable {
    /// Its kind and number, such as `conv1`.
    public let name: String
    /// The shape of its output for one example.
    public let output: Shape
    /// The number of its trainable parameters.
    public let parameterCount: Int
    /// Floating-point operations of one example's forward pass.
    public let flops: Int
    /// Pixels along one side of the input that one output can depend on.
    public let receptiveField: Int
  }

  /// `[features]` or `[height, width, channels]`.
  public let input: Shape
  /// The layers, first to last.
  public let layers: [Layer]
  /// How weights are drawn; biases start at zero.
  public let initialiser: Initialiser
  /// One for each layer.
  public let summaries: [Summary]

  /// A network; fails where a layer cannot take what the one before it gives.
  public init(
    input: Shape, layers: [Layer], initialiser: Initialiser = .glorotUniform
  ) throws(NetworkError) {
    guard [1, 3].contains(input.rank), input.dimensions.allSatisfy({ $0 > 0 && $0 <= 1 << 20 }),
      input.count <= LayerSizing.limit
    else { throw .badInput(input) }
    self.input = input
    self.layers = layers
    self.initialiser = initialiser
    var sizing = LayerSizing(input: input)
    var summaries: [Summary] = []
    for layer in layers { summaries.append(try sizing.add(layer)) }
    self.summaries = summaries
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
    var x = x
    for (layer, summary) in zip(layers, summaries) {
      x = layer.record(x, named: summary.name, initialiser, training: training)
    }
    return x
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
        "\(name)/weights", [kernel, kernel, x.shape[3], filters], initialiser)
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
  private enum CodingKeys: String, CodingKey { case input, layers, initialiser }

  /// Reads a description and checks it as `init` does.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      input: container.decode(Shape.self, forKey: .input),
      layers: container.decode([Layer].self, forKey: .layers),
      initialiser: container.decode(Initialiser.self, forKey: .initialiser))
  }

  /// Writes the description.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(input, forKey: .input)
    try container.encode(layers, forKey: .layers)
    try container.encode(initialiser, forKey: .initialiser)
  }
}
