/// Follows the shape of one example from node to node.
struct NetworkSizing {
  private var extents: [String: Extent]
  /// All names, so that an input that stands too late is told from one that does not exist.
  private let names: Set<String>
  private let side: Int

  /// What is known of each node; fails at the first that does not fit.
  static func summaries(
    of nodes: [Network.Node], input: Shape
  ) throws(NetworkError) -> [Network.Summary] {
    var sizing = try NetworkSizing(input, names: Set(nodes.map(\.name)))
    var summaries: [Network.Summary] = []
    summaries.reserveCapacity(nodes.count)
    for node in nodes { summaries.append(try sizing.add(node)) }
    return summaries
  }

  private init(_ input: Shape, names: Set<String>) throws(NetworkError) {
    guard [1, 3].contains(input.rank), input.dimensions.allSatisfy({ $0 > 0 && $0 <= 1 << 20 }),
      input.count <= LayerSizing.limit
    else { throw .badInput(input) }
    extents = [Network.inputName: Extent(input)]
    side = input.rank == 3 ? max(input[0], input[1]) : input[0]
    self.names = names
  }

  private mutating func add(_ node: Network.Node) throws(NetworkError) -> Network.Summary {
    guard node.hasGoodName else { throw .badName(node.name) }
    guard extents[node.name] == nil else { throw .duplicateName(node.name) }
    let inputs = try inputs(of: node)
    var sizing = try LayerSizing(node: node.name, side: side, inputs, node.merge)
    let summary = try sizing.add(node.layer)
    extents[node.name] = sizing.extent
    return summary
  }

  private func inputs(of node: Network.Node) throws(NetworkError) -> [Extent] {
    guard !node.inputs.isEmpty else { throw .noInputs(node: node.name) }
    var result: [Extent] = []
    for input in node.inputs {
      guard let extent = extents[input] else {
        throw names.contains(input)
          ? .inputNotBefore(node: node.name, input: input)
          : .unknownInput(node: node.name, input: input)
      }
      result.append(extent)
    }
    return result
  }
}
