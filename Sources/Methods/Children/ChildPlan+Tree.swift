import Compute
package import Learning
import Text
package import Worlds

extension ChildPlan {
  /// The network as a tree, node by node, with how its weights are spread where that is known;
  /// `nil` where it cannot be built.
  package func tree(
    for input: InputShape, titled title: String, _ spreads: WeightSpreads? = nil
  ) -> Artefact.TreeNode? {
    guard let network = try? network(for: input) else { return nil }
    let (isChain, isPicture) = (network.isChain, input.isImage)
    let children = zip(network.nodes, network.summaries).compactMap { node, summary in
      node.title.map { title in
        Artefact.TreeNode(
          title,
          facts: (isChain ? [] : [node.reading])
            + Self.facts(of: summary, ofPicture: isPicture),
          spark: spreads?[summary.name] ?? [])
      }
    }
    return Artefact.TreeNode(
      title,
      facts: [
        .init("input", input.description),
        .init("parameters", Numeral.grouped(network.parameterCount)),
      ], children: children)
  }

  /// What a layer makes of what it reads; features of a table have no field.
  private static func facts(
    of summary: Network.Summary, ofPicture isPicture: Bool
  ) -> [Artefact.Fact] {
    let facts: [Artefact.Fact] = [
      .init("shape", summary.output.dimensions.map(String.init).joined(separator: "x")),
      .init("parameters", Numeral.grouped(summary.parameterCount)),
    ]
    guard isPicture else { return facts }
    let field = summary.receptiveField
    return facts + [.init("receptive field", "\(field)x\(field)")]
  }
}

extension Network.Node {
  /// The node in words; `nil` for what only belongs to the layer before it.
  var title: String? {
    guard let layer else { return inputs.count > 1 ? name : nil }
    return layer.title
  }

  /// What it reads, by name.
  fileprivate var reading: Artefact.Fact {
    .init("reads", inputs.joined(separator: ", "))
  }
}

extension Layer {
  /// The layer in words; `nil` for what only belongs to the layer before it.
  fileprivate var title: String? {
    switch self {
    case .convolution(let filters, let kernel, let stride, _, _):
      "convolution \(kernel), \(filters) filters"
        + (stride > 1 ? ", stride \(stride)" : "")
    case .maxPool(let size, let stride): "max pooling \(size)x\(size), stride \(stride)"
    case .averagePool(let size, let stride): "mean pooling \(size)x\(size), stride \(stride)"
    case .globalAveragePool: "global average"
    case .dense(let units, _): "fully connected, \(units) units"
    case .batchNorm: "batch normalisation"
    case .layerNorm: "layer normalisation"
    case .dropout(let rate): "dropout \(Numeral.brief(Double(rate)))"
    case .flatten, .activation: nil
    }
  }
}
