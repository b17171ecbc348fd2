import Compute
import Methods

/// A directed acyclic graph as a genome: nodes with genes of their own, and connections without
/// weights, both with historical markings.
///
/// Miikkulainen and others (2017), after NEAT.
struct GraphGenome<Gene: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// A node between input and output.
  struct Node: Codable, Hashable, Sendable {
    /// Its historical marking.
    var id: Int
    var gene: Gene
  }

  /// A connection.
  struct Edge: Codable, Hashable, Sendable {
    /// Its historical marking.
    var innovation: Int
    var source: Int
    var target: Int
  }

  /// What stands for the input and the output among the nodes.
  static var input: Int { 0 }
  static var output: Int { 1 }

  /// By rising marking.
  private(set) var nodes: [Node]
  /// By rising marking; a split one is gone.
  private(set) var edges: [Edge]

  /// One node between input and output, of the markings that all first genomes share.
  init(_ gene: Gene) {
    nodes = [Node(id: 2, gene: gene)]
    edges = [
      Edge(innovation: 0, source: Self.input, target: 2),
      Edge(innovation: 1, source: 2, target: Self.output),
    ]
  }

  /// The next markings after those of first genomes.
  static var innovations: Innovations { Innovations(nextGene: 2, nextNode: 3) }

  /// The nodes so that each comes after those it reads; of several, the oldest first.
  var order: [Node] {
    var known: Set<Int> = [Self.input]
    var rest = nodes
    var order: [Node] = []
    while let next = rest.firstIndex(where: { node in
      edges.allSatisfy { $0.target != node.id || known.contains($0.source) }
    }) {
      known.insert(rest[next].id)
      order.append(rest.remove(at: next))
    }
    return order
  }

  /// What a node, or the output, reads, by rising marking of the nodes.
  func sources(of node: Int) -> [Int] {
    edges.filter { $0.target == node }.map(\.source).sorted()
  }

  /// Whether a way leads from one node to another; a node leads to itself.
  private func leads(from start: Int, to end: Int) -> Bool {
    var (reached, front): (Set<Int>, [Int]) = ([start], [start])
    while let node = front.popLast() {
      for edge in edges where edge.source == node && reached.insert(edge.target).inserted {
        front.append(edge.target)
      }
    }
    return reached.contains(end)
  }

  /// Changes the gene of every node.
  mutating func change(_ body: (inout Gene) -> Void) {
    for place in nodes.indices { body(&nodes[place].gene) }
  }

  /// Splits a random connection by a new node.
  mutating func addNode(_ gene: Gene, _ innovations: inout Innovations, random: inout Random) {
    let place = random.below(edges.count)
    let old = edges.remove(at: place)
    let split = innovations.split(old.innovation)
    // The same split again, after the node was lost, would give a node that is there.
    guard !nodes.contains(where: { $0.id == split.node }) else {
      return edges.insert(old, at: place)
    }
    nodes.append(Node(id: split.node, gene: gene))
    edges.append(Edge(innovation: split.entering, source: old.source, target: split.node))
    edges.append(Edge(innovation: split.leaving, source: split.node, target: old.target))
    sort()
  }

  /// Connects two nodes that are not, without closing a cycle, if there are any.
  mutating func addEdge(_ innovations: inout Innovations, random: inout Random) {
    let ids = nodes.map(\.id)
    var open: [(Int, Int)] = []
    for source in [Self.input] + ids {
      for target in ids + [Self.output] where !leads(from: target, to: source) {
        let isKnown = edges.contains { $0.source == source && $0.target == target }
        if !isKnown { open.append((source, target)) }
      }
    }
    guard !open.isEmpty else { return }
    let (source, target) = random.pick(open)
    edges.append(
      Edge(innovation: innovations.link(from: source, to: target), source: source, target: target))
    sort()
  }

  private mutating func sort() {
    nodes.sort { $0.id < $1.id }
    edges.sort { $0.innovation < $1.innovation }
  }
}

extension GraphGenome {
  /// A child: genes of nodes that both have come from either, the structure is the fitter one's.
  func crossed(with other: GraphGenome, random: inout Random) -> GraphGenome {
    var child = self
    for place in child.nodes.indices {
      let match = other.nodes.first { $0.id == child.nodes[place].id }
      if let match, random.chance(0.5) { child.nodes[place].gene = match.gene }
    }
    return child
  }

  /// How unlike two genomes are: connections that one lacks, and the mean difference of the genes of
  /// nodes that both have.
  func distance(to other: GraphGenome, _ difference: (Gene, Gene) -> Double) -> Double {
    let (own, others) = (Set(edges.map(\.innovation)), Set(other.edges.map(\.innovation)))
    let matches = nodes.compactMap { node in
      other.nodes.first { $0.id == node.id }.map { difference(node.gene, $0.gene) }
    }
    return Double(own.symmetricDifference(others).count)
      + matches.reduce(0, +) / Double(max(matches.count, 1))
  }
}
