package import Learning

extension Genotype {
  /// The genome for other programs.
  ///
  /// - Parameters:
  ///   - bias: What the bias senses.
  ///   - sensors: What the other sensors are called.
  ///   - livesInTime: Whether signals go one connection further in a step, circles or not.
  package func exchanged(
    _ shape: GenotypeShape, bias: Double, sensors: [String], livesInTime: Bool
  ) -> NetworkGenome {
    let key = { (node: Int) in node < shape.sensors ? -1 - node : node - shape.sensors }
    let inputs = (0..<shape.bias).map {
      NetworkGenome.Node(key($0), type: "input", activation: .init("identity"), bias: 0)
    }
    let others = (shape.sensors..<shape.count) + hiddenNodes(shape)
    let nodes = others.map { node in
      let own = genes.filter { $0.isEnabled && $0.source == shape.bias && $0.target == node }
      return NetworkGenome.Node(
        key(node), type: node < shape.count ? "output" : "hidden",
        activation: activation(of: node).exchanged,
        bias: own.reduce(0) { $0 + $1.weight * bias })
    }
    let connections = genes.filter { $0.source != shape.bias }.map {
      NetworkGenome.Connection(
        from: key($0.source), to: key($0.target), weight: $0.weight, enabled: $0.isEnabled)
    }
    return NetworkGenome(
      isRecurrent: livesInTime || Phenotype(self, shape: shape).isRecurrent,
      metadata: ["sensors": sensors.joined(separator: " "), "written_by": "athanor"],
      topology: .init(inputs: shape.bias, outputs: shape.outputs), nodes: inputs + nodes,
      connections: connections)
  }
}

extension NodeActivation {
  /// Its name; of functions that are steeper or not clipped there, one of our own.
  fileprivate var exchanged: NetworkGenome.Function {
    switch self {
    case .identity: .init("identity")
    case .absolute: .init("abs")
    default: .init(rawValue, custom: true)
    }
  }
}
