public import Learning
import Compute

extension ChildPlan {
  /// The network as a graph of its layers with weights, its pools and its merges: what only
  /// normalises, rectifies or drops belongs to the node before it.
  public var graph: Artefact.Graph {
    var graph = Artefact.Graph(nodes: [.init(Network.inputName, layer: 0)], edges: [])
    var places = [Network.inputName: 0]
    for node in nodes {
      let sources = node.inputs.compactMap { places[$0] }
      if let label = node.label {
        let layer = (sources.map { graph.nodes[$0].layer }.max() ?? 0) + 1
        places[node.name] = graph.nodes.count
        graph.nodes.append(.init(label, layer: layer))
        graph.edges += sources.map { Artefact.Graph.Edge($0, graph.nodes.count - 1) }
      } else {
        places[node.name] = sources.first
      }
    }
    return graph
  }
}

extension Network.Node {
  /// What a box of a graph says; `nil` for what belongs to the node before it.
  fileprivate var label: String? {
    switch layer {
    case .convolution(let filters, let kernel, let stride, _, _):
      "\(kernel) · \(filters)" + (stride > 1 ? " / \(stride)" : "")
    case .maxPool(let size, _): "max \(size)x\(size)"
    case .averagePool(let size, _): "mean \(size)x\(size)"
    case .globalAveragePool: "global mean"
    case .dense(let units, _): "dense \(units)"
    case nil: inputs.count > 1 ? mergeLabel : nil
    default: inputs.count > 1 ? mergeLabel : nil
    }
  }

  private var mergeLabel: String {
    if case .sum = merge { "+" } else { "join" }
  }
}
