package import Compute

extension DotWriter {
  /// A network of layers: a node for each, with what it makes and how many parameters it has, in the
  /// order in which values go through it.
  package static func text(_ network: Network, title: String) -> String {
    var nodes = [line(0, ["input", "\(network.input)"])], edges: [String] = []
    var numbers = [Network.inputName: 0]
    for (node, summary) in zip(network.nodes, network.summaries) {
      let number = numbers.count
      numbers[node.name] = number
      nodes.append(
        line(number, [node.name, account(of: node), "\(summary.output)", parameters(summary)]))
      edges += node.inputs.compactMap { numbers[$0] }.map { "  n\($0) -> n\(number);" }
    }
    return wrap(title, nodes + edges)
  }

  private static func line(_ number: Int, _ parts: [String]) -> String {
    "  n\(number) [label=\(quoted(parts.filter { !$0.isEmpty }.joined(separator: "\n")))];"
  }

  private static func parameters(_ summary: Network.Summary) -> String {
    summary.parameterCount == 0 ? "" : "\(summary.parameterCount) parameters"
  }

  private static func account(of node: Network.Node) -> String {
    let merge: String? =
      switch node.merge {
      case .sum where node.inputs.count > 1: "sum"
      case .concatenate where node.inputs.count > 1: "concatenation"
      default: nil
      }
    return [merge, node.layer?.account].compactMap(\.self).joined(separator: ", ")
  }
}

extension Layer {
  /// What it does, for people.
  fileprivate var account: String {
    switch self {
    case .convolution(let filters, let kernel, let stride, _, _):
      "\(filters) of \(kernel.height)x\(kernel.width)" + (stride > 1 ? ", stride \(stride)" : "")
    case .maxPool(let size, let stride): "maximum of \(size)x\(size), stride \(stride)"
    case .averagePool(let size, let stride): "mean of \(size)x\(size), stride \(stride)"
    case .globalAveragePool: "mean of each channel"
    case .flatten: "a row"
    case .dense(let units, _): "\(units) units"
    case .activation(let activation): activation.rawValue
    case .batchNorm: "over the batch"
    case .layerNorm: "over the channels"
    case .dropout(let share): "\(share) zeroed in training"
    }
  }
}
