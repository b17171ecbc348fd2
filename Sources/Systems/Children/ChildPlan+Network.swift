package import Compute
package import Learning
package import Worlds

extension ChildPlan {
  /// The network for examples of this shape.
  ///
  /// - Throws: `Failure` when a layer does not fit what comes before it, or has no meaning here.
  package func architecture(for input: InputShape) throws(Failure) -> Network {
    var layers: [Layer] = []
    for layer in network.layers { layers += try self.layers(of: layer) }
    do {
      return try Network(
        input: [input.height, input.width, input.channels], layers: layers,
        initialiser: initialiser)
    } catch {
      throw Failure(.input, error.description)
    }
  }

  /// The network as a tree, layer by layer, with how its weights are spread where that is known;
  /// `nil` where it cannot be built.
  func tree(for input: InputShape, _ spreads: WeightSpreads? = nil) -> Artefact.TreeNode? {
    guard let network = try? architecture(for: input) else { return nil }
    let children = zip(network.layers, network.summaries).compactMap { layer, summary in
      layer.title.map { title in
        Artefact.TreeNode(
          title,
          facts: [
            .init("shape", summary.output.dimensions.map(String.init).joined(separator: "x")),
            .init("parameters", grouped(summary.parameterCount)),
            .init("receptive field", "\(summary.receptiveField)x\(summary.receptiveField)"),
          ], spark: spreads?[summary.name] ?? [])
      }
    }
    return Artefact.TreeNode(
      self.network.description,
      facts: [
        .init("input", input.description), .init("parameters", grouped(network.parameterCount)),
      ], children: children)
  }

  private func layers(of layer: NetworkString.Layer) throws(Failure) -> [Layer] {
    switch layer {
    case .convolution(let filters, let size, let stride):
      [.convolution(filters: filters, kernel: size, stride: stride), .activation(activation)]
    case .pool(let size, let stride): [.maxPool(size: size, stride: stride)]
    case .dense(let units):
      [.dense(units: units), .activation(activation)]
        + (dropout > 0 ? [.dropout(Float(dropout))] : [])
    case .dropout(let number, let count): [.dropout(Float(number) / Float(2 * count))]
    // The published code makes a map for each class, rectifies it and takes its mean.
    case .globalAverage(let classes):
      [.convolution(filters: classes, kernel: 1), .activation(activation), .globalAveragePool]
    case .batchNormalization: [.batchNorm]
    case .networkInNetwork(let widths):
      widths.flatMap { width -> [Layer] in
        [.convolution(filters: width, kernel: 1), .activation(activation)]
      }
    case .softmax(let classes): [.dense(units: classes)]
    case .split: throw Failure(.input, "\(layer) can be read and written, but not trained")
    }
  }
}

extension Layer {
  /// The layer in words; `nil` for what only belongs to the layer before it.
  fileprivate var title: String? {
    switch self {
    case .convolution(let filters, let kernel, let stride, _, _):
      "convolution \(kernel)x\(kernel), \(filters) filters"
        + (stride > 1 ? ", stride \(stride)" : "")
    case .maxPool(let size, let stride): "max pooling \(size)x\(size), stride \(stride)"
    case .averagePool(let size, let stride): "mean pooling \(size)x\(size), stride \(stride)"
    case .globalAveragePool: "global average"
    case .dense(let units, _): "fully connected, \(units) units"
    case .batchNorm: "batch normalisation"
    case .layerNorm: "layer normalisation"
    case .dropout(let rate): "dropout \(brief(Double(rate)))"
    case .flatten, .activation: nil
    }
  }
}
