/// A network of single nodes, in the form in which neat-python exchanges them
/// (<https://neat-python.readthedocs.io>, network format 1.0): its encoding is that form.
///
/// Inputs have keys below zero, outputs the first keys from zero. The bias that is a sensor in NEAT is
/// folded into each node's own.
public struct NetworkGenome: Codable, Hashable, Sendable {
  /// The version of the form.
  public var formatVersion = "1.0"
  /// `feedforward`, or `recurrent` where signals go one connection further in a step.
  public var networkType: String
  /// What it is from.
  public var metadata: [String: String]
  /// Which nodes are inputs and outputs.
  public var topology: Topology
  /// All nodes.
  public var nodes: [Node]
  /// All connections, those that are disabled included.
  public var connections: [Connection]

  private enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case networkType = "network_type"
    case metadata, topology, nodes, connections
  }

  /// A network of these parts.
  public init(
    isRecurrent: Bool, metadata: [String: String], topology: Topology, nodes: [Node],
    connections: [Connection]
  ) {
    networkType = isRecurrent ? "recurrent" : "feedforward"
    (self.metadata, self.topology) = (metadata, topology)
    (self.nodes, self.connections) = (nodes, connections)
  }

  /// Which nodes are inputs and outputs.
  public struct Topology: Codable, Hashable, Sendable {
    /// How many inputs there are.
    public var inputCount: Int
    /// How many outputs.
    public var outputCount: Int
    /// Their keys, in their order.
    public var inputKeys: [Int]
    /// Their keys, in their order.
    public var outputKeys: [Int]

    private enum CodingKeys: String, CodingKey {
      case inputCount = "num_inputs"
      case outputCount = "num_outputs"
      case inputKeys = "input_keys"
      case outputKeys = "output_keys"
    }

    /// So many of both.
    public init(inputs: Int, outputs: Int) {
      (inputCount, outputCount) = (inputs, outputs)
      inputKeys = (0..<inputs).map { -1 - $0 }
      outputKeys = Array(0..<outputs)
    }
  }

  /// A node.
  public struct Node: Codable, Hashable, Sendable {
    /// Its key.
    public var id: Int
    /// `input`, `output` or `hidden`.
    public var type: String
    /// What it makes of what enters it.
    public var activation: Function
    /// How what enters it comes together.
    public var aggregation: Function
    /// What is added.
    public var bias: Double
    /// What the sum is multiplied by.
    public var response: Double

    /// A node that adds up what enters it.
    public init(_ id: Int, type: String, activation: Function, bias: Double) {
      (self.id, self.type, self.activation, self.bias) = (id, type, activation, bias)
      (aggregation, response) = (Function("sum"), 1)
    }
  }

  /// A function by its name.
  public struct Function: Codable, Hashable, Sendable {
    /// The name.
    public var name: String
    /// Whether neat-python knows no function that is the same.
    public var custom: Bool

    /// A function.
    public init(_ name: String, custom: Bool = false) { (self.name, self.custom) = (name, custom) }
  }

  /// A connection.
  public struct Connection: Codable, Hashable, Sendable {
    /// The key of the node it leaves.
    public var from: Int
    /// The key of the node it enters.
    public var to: Int
    /// Its weight.
    public var weight: Double
    /// Whether the network has it.
    public var enabled: Bool

    /// A connection.
    public init(from: Int, to: Int, weight: Double, enabled: Bool) {
      (self.from, self.to, self.weight, self.enabled) = (from, to, weight, enabled)
    }
  }
}
