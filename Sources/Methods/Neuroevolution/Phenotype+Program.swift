package import Compute

// A pattern is asked for at thousands of points at once.
extension Phenotype {
  /// The network as a batched program, with a row a place; the first output has row `sensors`.
  ///
  /// Where connections close a cycle, every node computes once, from what it hears at rest.
  package var program: NodeProgram {
    NodeProgram(
      inputs: shape.sensors,
      nodes: neurons.map { neuron in
        NodeProgram.Node(
          row: neuron.place,
          terms: synapses[neuron.synapses].map {
            NodeProgram.Term(row: $0.source, weight: $0.weight)
          }, function: neuron.activation.function)
      },
      resting: (0..<count).map { place in
        place < shape.sensors || isReached(place) ? 0 : activation(at: place)(0)
      })
  }
}

extension NodeActivation {
  /// What the batched program calls it.
  fileprivate var function: NodeProgram.Function {
    switch self {
    case .steepenedSigmoid: .sigmoid
    case .bipolarSigmoid: .bipolarSigmoid
    case .gaussian: .gaussian
    case .sine: .sine
    case .absolute: .absolute
    case .identity: .identity
    case .bipolarGaussian: .bipolarGaussian
    }
  }
}
