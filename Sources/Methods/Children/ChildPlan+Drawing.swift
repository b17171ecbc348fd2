import Compute
package import Learning
package import Worlds

extension ChildPlan {
  /// The network as blocks; `nil` where it cannot be built.
  ///
  /// What does not change the size of what passes, such as an activation or a normalisation, is part
  /// of the block that it follows.
  ///
  /// - Parameter trial: The trial that trained it, where one did.
  package func drawing(for input: InputShape, trial: Int? = nil) -> Artefact.Layers? {
    guard let network = try? network(for: input) else { return nil }
    var blocks = [Artefact.Layers.Block("input", network.input)]
    var places = [Network.inputName: 0]
    for (node, summary) in zip(network.nodes, network.summaries) {
      let inputs = node.inputs.compactMap { places[$0] }
      if let only = inputs.first, node.inputs.count == 1, node.isPartOfOther {
        places[node.name] = only
        blocks[only].parameters += summary.parameterCount
        blocks[only].operations += summary.flops
      } else {
        places[node.name] = blocks.count
        blocks.append(
          .init(
            node.title ?? node.name, summary.output, parameters: summary.parameterCount,
            operations: summary.flops, inputs: inputs, node: node.name))
      }
    }
    return Artefact.Layers(blocks, trial: trial)
  }
}

extension Network.Node {
  /// Whether it leaves the size of what passes as it is.
  fileprivate var isPartOfOther: Bool {
    switch layer {
    case .activation, .batchNorm, .layerNorm, .dropout, .flatten, nil: true
    case .convolution, .maxPool, .averagePool, .globalAveragePool, .dense: false
    }
  }
}

extension Artefact.Layers.Block {
  /// A block from which something of a shape comes.
  fileprivate init(
    _ label: String, _ shape: Shape, parameters: Int = 0, operations: Int = 0,
    inputs: [Int] = [], node: String? = nil
  ) {
    self.init(
      label, side: shape.rank > 1 ? shape[0] : 1, channels: shape[-1], parameters: parameters,
      operations: operations, inputs: inputs, node: node)
  }
}
