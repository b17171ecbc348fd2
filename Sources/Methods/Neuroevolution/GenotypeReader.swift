import Learning

/// Makes genomes of networks that other programs, or other runs, have written.
///
/// Equal connections get equal innovation numbers, those of the starting topology the ones that it
/// has, so that histories line up; hidden nodes are the same where their keys are.
package struct GenotypeReader {
  private let shape: GenotypeShape
  /// What the bias senses.
  private let bias: Double
  /// The next numbers that nobody has.
  package private(set) var nextGene: Int
  package private(set) var nextNode: Int
  private var numbers: [Link: Int] = [:]
  private var nodes: [Int: Int] = [:]

  private struct Link: Hashable {
    let source: Int
    let target: Int
  }

  /// A reader that knows the connections of the first networks, in the order of their numbers.
  init(
    _ shape: GenotypeShape, bias: Double, links: [(source: Int, target: Int)], nextNode: Int
  ) {
    (self.shape, self.bias, self.nextNode) = (shape, bias, nextNode)
    nextGene = links.count
    for (number, link) in links.enumerated() {
      numbers[Link(source: link.source, target: link.target)] = number
    }
  }

  /// The genome of a network; the bias of a node becomes a connection from the sensor of it.
  ///
  /// - Parameter place: Which network it is, from 1, for messages.
  /// - Throws: `Failure` that says why it is none that can evolve here.
  mutating func genotype(_ network: NetworkGenome, place: Int) throws(Failure) -> Genotype {
    let topology = NetworkGenome.Topology(inputs: shape.bias, outputs: shape.outputs)
    guard network.topology == topology else {
      throw Failure(
        .input,
        "genome \(place) has \(network.topology.inputCount) inputs and "
          + "\(network.topology.outputCount) outputs, but networks of this world have "
          + "\(shape.bias) and \(shape.outputs)")
    }
    var genes: [ConnectionGene] = []
    for node in network.nodes where node.type != "input" {
      guard node.isSigmoid else {
        throw Failure(
          .input,
          "node \(node.id) of genome \(place) is none of this world's: nodes here sum up, and are "
            + NodeActivation.steepenedSigmoid.rawValue)
      }
      guard node.bias != 0 else { continue }
      genes.append(
        try gene(Link(source: shape.bias, target: number(node.id, place)), node.bias / bias, place))
    }
    for connection in network.connections {
      let link = Link(
        source: try number(connection.from, place), target: try number(connection.to, place))
      var gene = try gene(link, connection.weight, place)
      gene.isEnabled = connection.enabled
      genes.append(gene)
    }
    guard !genes.isEmpty, Set(genes.map(\.innovation)).count == genes.count else {
      throw Failure(.input, "genome \(place) has no connection, or one of them twice")
    }
    return Genotype(genes)
  }

  private mutating func gene(
    _ link: Link, _ weight: Double, _ place: Int
  ) throws(Failure) -> ConnectionGene {
    guard link.target >= shape.sensors, weight.isFinite else {
      throw Failure(
        .input, "genome \(place) has a connection into an input, or a weight that is no number")
    }
    let number = numbers[link] ?? nextGene
    if number == nextGene { nextGene += 1 }
    numbers[link] = number
    return ConnectionGene(number, from: link.source, to: link.target, weight: weight)
  }

  /// The node of a key: inputs are below zero, outputs the first from zero.
  private mutating func number(_ key: Int, _ place: Int) throws(Failure) -> Int {
    guard key >= -shape.bias else {
      throw Failure(.input, "genome \(place) has no input \(key)")
    }
    if key < 0 { return -1 - key }
    if key < shape.outputs { return shape.sensors + key }
    if let known = nodes[key] { return known }
    defer { nextNode += 1 }
    nodes[key] = nextNode
    return nextNode
  }
}

extension NetworkGenome.Node {
  /// Whether it does what nodes of controllers do.
  fileprivate var isSigmoid: Bool {
    activation.name == NodeActivation.steepenedSigmoid.rawValue && aggregation.name == "sum"
      && response == 1 && bias.isFinite
  }
}
