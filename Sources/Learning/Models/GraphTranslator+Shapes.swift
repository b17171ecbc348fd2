import Compute

extension GraphTranslator {
  /// What moves or adds up numbers of a whole tensor.
  mutating func moved(_ node: Graph.Node) throws(ModelGraphError) -> Part {
    let shape = node.shape.dimensions
    switch node.operation {
    case .broadcast: return try part(node.inputs[0])
    case .reshape: return try reshape(try whole(node.inputs[0]), to: shape)
    case .transpose:
      let x = try whole(node.inputs[0])
      guard !shape.contains(Self.rows) else { throw unknown(node) }
      return add("transposed", .transpose(axes: [1, 0]), [x.name], shape, x.element)
    case .slice(_, let start): return try slice(node, from: start)
    case .concatenate: return try concatenate(node)
    case .sum(let axes): return try sum(node, axes)
    default: throw unknown(node)
    }
  }

  /// Rows stay the first axis, whatever becomes of the others.
  mutating func reshape(_ x: Part, to shape: [Int]) throws(ModelGraphError) -> Part {
    if x.shape == shape { return x }
    guard x.shape.first == Self.rows, shape.first == Self.rows else {
      throw .mismatch(node: x.name, "\(x.shape) cannot become \(shape) row by row")
    }
    return add("reshaped", .reshape(to: [0] + shape.dropFirst()), [x.name], shape, x.element)
  }

  private mutating func slice(
    _ node: Graph.Node, from start: Int
  ) throws(ModelGraphError) -> Part {
    let x = try whole(node.inputs[0]), shape = node.shape.dimensions
    guard let axis = shape.indices.first(where: { shape[$0] != x.shape[$0] }),
      axis > 0 || shape.first != Self.rows
    else { throw unknown(node) }
    let operation = ModelGraph.Operator.slice(
      axis: axis, start: start, end: start + shape[axis])
    return add("slice", operation, [x.name], shape, x.element)
  }

  private mutating func concatenate(_ node: Graph.Node) throws(ModelGraphError) -> Part {
    let shape = node.shape.dimensions
    let first = graph.nodes[node.inputs[0]].shape.dimensions
    guard let axis = shape.indices.first(where: { shape[$0] != first[$0] }), axis > 0 else {
      throw unknown(node)
    }
    if let padded = try padded(node, axis) { return padded }
    var names: [String] = []
    for input in node.inputs { names.append(real(try whole(input)).name) }
    return add("joined", .concat(axis: axis), names, shape)
  }

  /// Something with zeros behind it.
  private mutating func padded(
    _ node: Graph.Node, _ axis: Int
  ) throws(ModelGraphError) -> Part? {
    guard node.inputs.count == 2,
      case .pointwise(.fill(0)) = graph.nodes[node.inputs[1]].operation
    else { return nil }
    let x = real(try whole(node.inputs[0])), none = Array(repeating: 0, count: x.shape.count)
    var after = none
    after[axis] = node.shape[axis] - x.shape[axis]
    return add("padded", .pad(before: none, after: after), [x.name], node.shape.dimensions)
  }

  private mutating func sum(_ node: Graph.Node, _ axes: Axes) throws(ModelGraphError) -> Part {
    let x = real(try whole(node.inputs[0]))
    var (first, outer) = (0, 1)
    while outer < axes.outer { (outer, first) = (outer * x.shape[first], first + 1) }
    var (last, count) = (first, 1)
    while count < axes.count { (count, last) = (count * x.shape[last], last + 1) }
    guard outer == axes.outer, count == axes.count, first > 0 else { throw unknown(node) }
    let kept = x.shape[..<first] + x.shape[last...]
    let sum = add(
      "total", .reduceSum(axes: Array(first..<last)), [x.name], Array(kept))
    return try reshape(sum, to: node.shape.dimensions)
  }
}
