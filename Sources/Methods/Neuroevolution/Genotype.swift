package import Compute

/// The nodes that every network of a task has: sensors first, then outputs; hidden ones follow.
///
/// The bias is the last sensor, so that a genome needs no special case for it.
public struct GenotypeShape: Codable, Hashable, Sendable {
  /// How many sensors there are, the bias among them.
  public let sensors: Int
  /// How many outputs there are.
  public let outputs: Int

  /// Sensors, the bias among them, and outputs.
  public init(sensors: Int, outputs: Int) {
    precondition(
      sensors > 1 && outputs > 0, "no network has \(sensors) sensors and \(outputs) outputs")
    (self.sensors, self.outputs) = (sensors, outputs)
  }

  /// The number of the bias node.
  public var bias: Int { sensors - 1 }

  /// How many nodes every network has; hidden ones are numbered from here.
  public var count: Int { sensors + outputs }
}

/// A connection gene (Stanley & Miikkulainen 2002, figure 2).
public struct ConnectionGene: Hashable, Sendable {
  /// Its historical marking: equal numbers are the same invention.
  public var innovation: Int
  /// The node it leaves.
  public var source: Int
  /// The node it enters.
  public var target: Int
  /// Its weight.
  public var weight: Double
  /// Whether the network has this connection.
  public var isEnabled = true

  /// A connection.
  public init(
    _ innovation: Int, from source: Int, to target: Int, weight: Double, isEnabled: Bool = true
  ) {
    self.innovation = innovation
    self.source = source
    self.target = target
    self.weight = weight
    self.isEnabled = isEnabled
  }
}

/// A node gene, of a node that is not like most.
public struct NodeGene: Hashable, Sendable {
  /// The number of the node.
  public var node: Int
  /// What it makes of what enters it.
  public var activation: NodeActivation

  /// A node.
  public init(_ node: Int, _ activation: NodeActivation) {
    (self.node, self.activation) = (node, activation)
  }
}

/// A network as a list of connection genes; its hidden nodes are those the genes name.
public struct Genotype: Hashable, Sendable {
  /// The genes, by rising innovation number.
  public internal(set) var genes: [ConnectionGene]
  /// The nodes whose activation is not the steepened sigmoid, by rising number: none where all
  /// nodes are alike, as in NEAT.
  public private(set) var nodes: [NodeGene] = []

  /// A genome of these genes, in any order.
  public init(_ genes: [ConnectionGene]) {
    self.genes = genes.sorted { $0.innovation < $1.innovation }
  }

  /// Where evolution starts: every sensor feeds every output, and every hidden node if there are
  /// any, which feed every output; weights are uniform in ± `range`.
  package init(start shape: GenotypeShape, hidden: Int = 0, range: Double = 1, random: inout Random)
  {
    let hidden = shape.count..<shape.count + hidden
    genes = []
    func connect(_ sources: Range<Int>, _ targets: Range<Int>) {
      for source in sources {
        for target in targets {
          let weight = random.uniform(in: -range...range)
          genes.append(ConnectionGene(genes.count, from: source, to: target, weight: weight))
        }
      }
    }
    connect(0..<shape.sensors, shape.sensors..<shape.count)
    connect(0..<shape.sensors, hidden)
    connect(hidden, shape.sensors..<shape.count)
  }

  /// How many connections the network has.
  public var enabledCount: Int { genes.count { $0.isEnabled } }

  /// The numbers of the hidden nodes, rising.
  public func hiddenNodes(_ shape: GenotypeShape) -> [Int] {
    var nodes: [Int] = []
    for gene in genes {
      for node in [gene.source, gene.target] where node >= shape.count && !nodes.contains(node) {
        nodes.append(node)
      }
    }
    return nodes.sorted()
  }

  /// Whether there is a gene for this connection, enabled or not.
  public func connects(_ source: Int, to target: Int) -> Bool {
    genes.contains { $0.source == source && $0.target == target }
  }

  /// Whether genes, enabled or not, lead from one node to another; a node leads to itself.
  func leads(from start: Int, to end: Int) -> Bool {
    var reached = [start]
    var grown = true
    while grown && !reached.contains(end) {
      grown = false
      for gene in genes where reached.contains(gene.source) && !reached.contains(gene.target) {
        reached.append(gene.target)
        grown = true
      }
    }
    return reached.contains(end)
  }

  /// What a node makes of what enters it.
  public func activation(of node: Int) -> NodeActivation {
    nodes.first { $0.node == node }?.activation ?? .steepenedSigmoid
  }

  /// Gives a node an activation.
  public mutating func set(_ activation: NodeActivation, of node: Int) {
    nodes.removeAll { $0.node == node }
    guard activation != .steepenedSigmoid else { return }
    let place = nodes.firstIndex { $0.node > node } ?? nodes.count
    nodes.insert(NodeGene(node, activation), at: place)
  }

  /// Whether a connection gene, enabled or not, begins or ends at a node.
  func names(_ node: Int) -> Bool {
    genes.contains { $0.source == node || $0.target == node }
  }

  /// Adds a gene at its place in history.
  mutating func insert(_ gene: ConnectionGene) {
    let place = genes.lastIndex { $0.innovation < gene.innovation }.map { $0 + 1 } ?? 0
    genes.insert(gene, at: place)
  }
}
