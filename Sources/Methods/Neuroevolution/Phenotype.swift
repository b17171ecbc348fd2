/// A genome made ready to compute: its connections in flat arrays, by the node they enter, nodes
/// in the order in which signals flow.
///
/// Activities are σ(Σ w·a), where σ is the activation of the node. Nodes that no sensor reaches stay
/// silent, and an output among them rests at σ(0), which is ½ for the steepened sigmoid. A network
/// can become that of another genome without new storage, so a whole generation is judged on one.
public struct Phenotype: Sendable {
  /// Whether connections close a cycle.
  public private(set) var isRecurrent = false
  /// Sensors and outputs, which have the first places; hidden nodes follow as genes name them.
  let shape: GenotypeShape
  /// The nodes that compute, in the order in which signals flow.
  private(set) var neurons: [Neuron] = []
  /// What enters the first node that computes, then the second, and so on.
  private(set) var synapses: [Synapse] = []
  /// The activity of every node, for a network that lives in time.
  var activities: [Double] = []
  /// What enters each node that computes.
  var sums: [Double] = []
  /// The activity of every node in four situations at once.
  var lanes: [SIMD4<Double>] = []
  /// The nodes that are no steepened sigmoids.
  private var nodes: [NodeGene] = []
  /// The numbers of the hidden nodes.
  private var hidden: [Int] = []
  /// The enabled connections, by rising innovation number.
  private var links: [Link] = []
  /// How deep every place is.
  private var depths: [Int] = []

  /// A node that computes.
  struct Neuron {
    var place: Int
    var synapses: Range<Int>
    var activation: NodeActivation
  }

  /// What a node hears of another.
  struct Synapse {
    var source: Int
    var weight: Double
  }

  /// An enabled connection between places.
  private struct Link {
    var source: Int
    var target: Int
    var weight: Double
  }

  /// A network without connections.
  public init(_ shape: GenotypeShape) {
    self.shape = shape
    express(Genotype([]))
  }

  /// Prepares a genome.
  public init(_ genome: Genotype, shape: GenotypeShape) {
    self.shape = shape
    express(genome)
  }

  /// Becomes the network of another genome, and has sensed nothing.
  public mutating func express(_ genome: Genotype) {
    if !(nodes.isEmpty && genome.nodes.isEmpty) { nodes = genome.nodes }
    read(genome.genes)
    measureDepths()
    wire()
    reset()
  }
}

extension Phenotype {
  /// How many places there are.
  var count: Int { shape.count + hidden.count }

  /// Whether signals from the sensors come to a place.
  func isReached(_ place: Int) -> Bool { depths[place] >= 0 }

  /// Lists the connections; hidden nodes get places in the order in which they are met.
  private mutating func read(_ genes: [ConnectionGene]) {
    hidden.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    for gene in genes where gene.isEnabled {
      let (source, target) = (place(of: gene.source), place(of: gene.target))
      links.append(Link(source: source, target: target, weight: gene.weight))
    }
  }

  private mutating func place(of node: Int) -> Int {
    guard node >= shape.count else { return node }
    if let known = hidden.firstIndex(of: node) { return shape.count + known }
    hidden.append(node)
    return count - 1
  }

  /// The longest way, in connections, from a sensor to every place; -1 where there is none.
  ///
  /// No way is longer than there are nodes that compute, unless it goes in circles: then it is cut
  /// to that length, and exactly in recurrent networks a connection leads on from there.
  private mutating func measureDepths() {
    depths.removeAll(keepingCapacity: true)
    for place in 0..<count { depths.append(place < shape.sensors ? 0 : -1) }
    let (links, deepest) = (links, count - shape.sensors)
    isRecurrent = depths.withUnsafeMutableBufferPointer { depths in
      var (grows, circles) = (true, false)
      while grows {
        grows = false
        for link in links where depths[link.source] >= 0 {
          if depths[link.source] == deepest { circles = true }
          let depth = min(depths[link.source] + 1, deepest)
          guard depths[link.target] < depth else { continue }
          depths[link.target] = depth
          grows = true
        }
      }
      return circles
    }
  }

  /// What the node at a place makes of what enters it.
  func activation(at place: Int) -> NodeActivation {
    guard !nodes.isEmpty else { return .steepenedSigmoid }
    let node = place < shape.count ? place : hidden[place - shape.count]
    return nodes.first { $0.node == node }?.activation ?? .steepenedSigmoid
  }

  /// Lines up the nodes that compute, the shallow before the deep, and what enters them.
  private mutating func wire() {
    neurons.removeAll(keepingCapacity: true)
    synapses.removeAll(keepingCapacity: true)
    for depth in 1...count - shape.sensors {
      for place in shape.sensors..<count where depths[place] == depth {
        let start = synapses.count
        for link in links where link.target == place && isReached(link.source) {
          synapses.append(Synapse(source: link.source, weight: link.weight))
        }
        neurons.append(
          Neuron(
            place: place, synapses: start..<synapses.count, activation: activation(at: place)))
      }
    }
  }
}

// For pictures.
extension Phenotype {
  /// The layer of every node: sensors, outputs, then the hidden nodes that signals reach.
  ///
  /// It is the longest way from a sensor, or the shortest where ways go in circles.
  public var layers: [(node: Int, layer: Int)] {
    let layers = isRecurrent ? shortestWays : depths
    let sensors = (0..<shape.sensors).map { (node: $0, layer: 0) }
    let outputs = (shape.sensors..<shape.count).map { (node: $0, layer: max(layers[$0], 1)) }
    let inner = zip(hidden, layers.dropFirst(shape.count)).filter { $1 > 0 }
    return sensors + outputs + inner.sorted { $0.0 < $1.0 }
  }

  /// The shortest way from a sensor to every place; -1 where there is none.
  private var shortestWays: [Int] {
    var ways = (0..<count).map { $0 < shape.sensors ? 0 : -1 }
    for way in 1...count {
      for link in links where ways[link.source] == way - 1 && ways[link.target] < 0 {
        ways[link.target] = way
      }
    }
    return ways
  }
}
