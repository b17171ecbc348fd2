package import Learning

extension Genotype {
  /// The network, signals flowing from layer to layer.
  ///
  /// - Parameter name: What a node is called.
  package func graph(_ shape: GenotypeShape, name: (Int) -> String) -> Artefact.Graph {
    let layers = Phenotype(self, shape: shape).layers
    let nodes = layers.map { Artefact.Graph.Node(name($0.node), layer: $0.layer) }
    let edges = genes.filter(\.isEnabled).compactMap { gene in
      layers.firstIndex { $0.node == gene.source }.flatMap { source in
        layers.firstIndex { $0.node == gene.target }.map { target in
          Artefact.Graph.Edge(source, target, rounded(gene.weight, 2))
        }
      }
    }
    return Artefact.Graph(nodes: nodes, edges: edges)
  }

  /// The same of a pattern: sensors have names, other nodes those of their activations.
  package func patternGraph(_ shape: GenotypeShape, sensors: [String]) -> Artefact.Graph {
    graph(shape) { node in
      if node < shape.sensors { return sensors[node] }
      let name = activation(of: node).rawValue
      return node < shape.count ? "out: \(name)" : "\(name) #\(node)"
    }
  }

  /// The connections: where each begins, where it ends, and its weight; for genomes with node genes
  /// the nodes too, each with the place of its activation among `NodeActivation`'s cases.
  package var tensors: [NamedTensor] {
    let genes = genes.filter(\.isEnabled)
    func tensor(_ name: String, _ numbers: NamedTensor.Numbers) -> NamedTensor {
      NamedTensor(name, shape: [numbers.count], numbers)
    }
    let connections = [
      tensor("connections/source", .integer(genes.map { Int64($0.source) })),
      tensor("connections/target", .integer(genes.map { Int64($0.target) })),
      tensor("connections/weight", .double(genes.map(\.weight))),
    ]
    guard !nodes.isEmpty else { return connections }
    let places = nodes.map { NodeActivation.allCases.firstIndex(of: $0.activation) ?? 0 }
    return connections + [
      tensor("nodes/node", .integer(nodes.map { Int64($0.node) })),
      tensor("nodes/activation", .integer(places.map(Int64.init))),
    ]
  }
}

/// A number with so many decimals.
package func rounded(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((abs(value) * Double(scale)).rounded())
  let rest = String(whole % scale + scale).dropFirst()
  return (value < 0 && whole > 0 ? "-" : "") + "\(whole / scale)" + (decimals > 0 ? ".\(rest)" : "")
}
