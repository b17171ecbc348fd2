import Compute

/// A recorded step of a recurrent layer, found among the nodes of its sums.
struct RecurrentLayer {
  let name: String
  /// Nodes of the recording.
  let input, hidden: Int
  /// Inputs and units.
  let inputs, units: Int
  /// `[inputs, gates units]` and `[units, gates units]`.
  let inputWeights, stateWeights: [Float]
  /// `[gates units]` each.
  let inputBias, stateBias: [Float]

  /// `nil` where the sums are made in another way.
  init?(
    _ node: Graph.Node, _ graph: Graph, _ constants: RecordedConstants, rows: Int
  ) throws(ModelGraphError) {
    let reader = SumReader(graph: graph, constants: constants, rows: rows)
    guard let first = try reader.sum(node.inputs[0]), let second = try reader.sum(node.inputs[1])
    else { return nil }
    (input, hidden) = (first.input, second.input)
    let count = node.shape[1]
    (inputs, units) = (first.weights.values.count / count, second.weights.values.count / count)
    (inputWeights, stateWeights) = (first.weights.values, second.weights.values)
    let none = Array(repeating: Float(0), count: count)
    (inputBias, stateBias) = (first.bias ?? none, second.bias ?? none)
    name =
      first.weights.parameter?.split(separator: "/").dropLast().joined(separator: ".")
      .replacing("-", with: "_") ?? "recurrent"
  }
}

/// Reads x W + b in a recording.
private struct SumReader {
  let graph: Graph
  let constants: RecordedConstants
  let rows: Int

  typealias Found = (input: Int, weights: RecordedConstants.Value, bias: [Float]?)

  func sum(_ index: Int) throws(ModelGraphError) -> Found? {
    let node = graph.nodes[index]
    if case .product(false, false, _) = node.operation { return try product(node, bias: nil) }
    guard case .pointwise(.add) = node.operation, constants.isConstant[node.inputs[1]] else {
      return nil
    }
    let bias = try constants.value(of: node.inputs[1], rows: rows)
    guard bias.values.count == node.shape[1] else { return nil }
    return try product(graph.nodes[node.inputs[0]], bias: bias.values)
  }

  private func product(_ node: Graph.Node, bias: [Float]?) throws(ModelGraphError) -> Found? {
    guard case .product(false, false, _) = node.operation, constants.isConstant[node.inputs[1]],
      !constants.isConstant[node.inputs[0]]
    else { return nil }
    return (node.inputs[0], try constants.value(of: node.inputs[1], rows: rows), bias)
  }
}
