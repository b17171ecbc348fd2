import Learning
import Methods

extension AssembledReader {
  /// The layers with what each reads, and the layer behind them.
  var tree: Artefact.TreeNode {
    let start = Artefact.TreeNode(
      "embedding", facts: [.init("units", "\(genes.embedding)"), .init("reads", "a symbol")])
    let ends = Artefact.TreeNode(
      "dense",
      facts: [
        .init("units", "\(symbols)"), .init("reads", words(for: outputs)), .init("as", "logits"),
      ]
    )
    return Artefact.TreeNode(
      "between embedding and output",
      facts: [
        .init("layers", "\(layers.count)"),
        .init("parameters", grouped(parameterCount)),
        .init("weights", genes.isHe ? "He" : "Glorot"),
        .init("recurrent dropout", genes.hasRecurrentDropout ? "yes" : "no"),
      ], children: [start] + layers.enumerated().map(node) + [ends])
  }

  private func node(_ place: Int, _ layer: Layer) -> Artefact.TreeNode {
    Artefact.TreeNode(
      "\(place + 1) \(layer.name)",
      facts: [
        .init("units", "\(layer.units)"), .init("reads", words(for: layer.sources)),
        .init("parameters", grouped(parameters(of: layer))),
      ])
  }

  private func parameters(of layer: Layer) -> Int {
    let inputs = inputs(of: layer)
    return layer.isLSTM
      ? 4 * layer.units * (inputs + layer.units + 1) : layer.units * (inputs + 1)
  }

  private func words(for sources: [Source]) -> String {
    sources.map { source in
      if case .layer(let place) = source { "\(place + 1)" } else { "embedding" }
    }.joined(separator: ", ")
  }

  /// What flows from the symbol to the logits.
  var picture: Artefact.Graph {
    var graph = Artefact.Graph(nodes: [.init("embedding \(genes.embedding)", layer: 0)], edges: [])
    func add(_ label: String, reading sources: [Source]) {
      let places = sources.map { source in
        if case .layer(let place) = source { place + 1 } else { 0 }
      }
      let depth = (places.map { graph.nodes[$0].layer }.max() ?? 0) + 1
      graph.nodes.append(.init(label, layer: depth))
      graph.edges += places.map { .init($0, graph.nodes.count - 1) }
    }
    for layer in layers { add("\(layer.name) \(layer.units)", reading: layer.sources) }
    add("logits", reading: outputs)
    return graph
  }
}
