extension Planner {
  /// The nodes, and behind them one for the panels of every parameter that is the right factor of
  /// several products: it is rearranged once for all of them.
  static func withPanels(_ nodes: [Graph.Node]) -> [Graph.Node] {
    var users: [Factor: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      guard case .product(_, let isTransposed, false) = node.operation,
        isParameter(node.inputs[1], nodes)
      else { continue }
      users[Factor(node: node.inputs[1], isTransposed: isTransposed), default: []].append(index)
    }
    var result = nodes
    let several = users.filter { $0.value.count > 1 }
    for (factor, products) in several.sorted(by: { $0.value[0] < $1.value[0] }) {
      let shape = nodes[factor.node].shape
      let panels = ProductPanels(
        inner: shape[factor.isTransposed ? 1 : 0], columns: shape[factor.isTransposed ? 0 : 1],
        isTransposed: factor.isTransposed)
      result.append(
        Graph.Node(
          operation: .panels(isTransposed: factor.isTransposed), inputs: [factor.node],
          shape: [panels.size]))
      for product in products {
        guard case .product(let left, let right, _) = nodes[product].operation else { continue }
        result[product] = Graph.Node(
          operation: .product(transposesLeft: left, transposesRight: right, isPacked: true),
          inputs: [nodes[product].inputs[0], result.count - 1], shape: nodes[product].shape)
      }
    }
    return result
  }

  private struct Factor: Hashable {
    let node: Int
    let isTransposed: Bool
  }

  /// Whether a node is a parameter, or rows of one, under whatever name.
  static func isParameter(_ index: Int, _ nodes: [Graph.Node]) -> Bool {
    switch nodes[index].operation {
    case .parameter: true
    case .reshape, .stopGradient: isParameter(nodes[index].inputs[0], nodes)
    case .slice(let axes, _) where axes.outer == 1: isParameter(nodes[index].inputs[0], nodes)
    default: false
    }
  }
}
