extension Graph {
  /// The gradients of a single number with respect to tensors, recorded in this graph.
  ///
  /// They are tensors like any other, so gradients of gradients exist where the rules allow
  /// (everything but normalisation, pooling by maximum, and the gradient of cross-entropy).
  public func gradients(of loss: Tensor, withRespectTo targets: [Tensor]) -> [Tensor] {
    precondition(loss.shape.count == 1, "only a single number has gradients, not \(loss.shape)")
    let reaches = dependants(of: targets.map(\.index), upTo: loss.index)
    let wanted = Set(targets.map(\.index))
    var sums = [GradientSum](repeating: GradientSum(), count: loss.index + 1)
    func add(_ gradient: Tensor, to index: Int) {
      // Rows are repeated so often that their gradient is summed over them where it arises, while
      // it is in cache, and none of an unroll is kept until all have come.
      if let axes = longBroadcast(index), !wanted.contains(index) {
        let source = nodes[index].inputs[0]
        sums[source].add(self.add(.sum(axes), [gradient], nodes[source].shape), in: self)
      } else {
        sums[index].add(gradient, in: self)
      }
    }
    sums[loss.index].add(constant(1, loss.shape), in: self)
    for index in stride(from: loss.index, through: 0, by: -1) where reaches[index] {
      let node = nodes[index]
      if !sums[index].outputs.isEmpty {
        for (input, gradient) in cellRule(node, tensor(index), sums[index].outputs)
        where reaches[node.inputs[input]] { add(gradient, to: node.inputs[input]) }
        continue
      }
      guard let gradient = sums[index].resolve(in: self, shape: node.shape) else { continue }
      guard node.inputs.contains(where: { reaches[$0] }) else { continue }
      if case .slice(let axes, let start) = node.operation {
        sums[node.inputs[0]].add(gradient, axes, start: start)
        continue
      }
      if case .output(let number) = node.operation {
        sums[node.inputs[0]].outputs[number] = gradient
        continue
      }
      let contributions = backward(node, tensor(index), gradient) { reaches[node.inputs[$0]] }
      for (input, contribution) in contributions where reaches[node.inputs[input]] {
        add(contribution, to: node.inputs[input])
      }
    }
    return targets.map { target in
      let sum = target.index < sums.count ? sums[target.index].total : nil
      return sum ?? constant(0, target.shape)
    }
  }

  /// How a node repeats its input, where it is so often that a sum over all repetitions should not
  /// wait.
  private func longBroadcast(_ index: Int) -> Axes? {
    guard case .broadcast(let axes) = nodes[index].operation, axes.outer == 1,
      axes.count > Self.mostRows
    else { return nil }
    return axes
  }

  /// Which nodes change with one of the targets, along paths that carry gradients.
  private func dependants(of targets: [Int], upTo last: Int) -> [Bool] {
    var reaches = [Bool](repeating: false, count: last + 1)
    for target in targets where target <= last { reaches[target] = true }
    for index in 0...last where !reaches[index] {
      switch nodes[index].operation {
      case .stopGradient, .oneHot, .argmax, .moments, .pointwise(.greater), .pointwise(.equal),
        .pointwise(.sign):
        continue
      case .custom:
        reaches[index] = nodes[index].inputs.dropFirst().contains { reaches[$0] }
      default: reaches[index] = nodes[index].inputs.contains { reaches[$0] }
      }
    }
    return reaches
  }

  /// The gradient's contributions to the inputs of a node: positions among its inputs, and tensors.
  private func backward(
    _ node: Node, _ output: Tensor, _ gradient: Tensor, isNeeded: (Int) -> Bool
  ) -> [(Int, Tensor)] {
    let inputs = node.inputs.map(tensor)
    switch node.operation {
    case .pointwise(let operation):
      return operation.backward(inputs, output, gradient)
    case .product(let transposesLeft, let transposesRight, _):
      return productRule(inputs, gradient, transposesLeft, transposesRight, isNeeded)
    case .convolution, .convolutionImageGradient, .convolutionWeightGradient:
      return convolutionRule(node.operation, inputs, gradient, isNeeded)
    case .maximumPool, .averagePool, .averagePoolGradient:
      return poolRule(node.operation, inputs, output, gradient)
    case .custom(let rule):
      return customRule(rule, inputs, gradient)
    case .logSoftmax, .crossEntropy, .gather, .scatterAdd:
      return classRule(node.operation, inputs, output, gradient, isNeeded)
    default:
      return shapeRule(node.operation, inputs, output, gradient)
    }
  }
}

/// What has arrived so far of the gradient of one tensor.
private struct GradientSum {
  private struct Piece {
    let axes: Axes
    let start: Int
    var gradient: Tensor
    var length: Int { gradient.shape.count / max(axes.reduced, 1) }
  }

  private(set) var total: Tensor?
  /// Of a recurrent cell: the gradients of its outputs, by their numbers.
  var outputs: [Int: Tensor] = [:]
  private var terms: [Tensor] = []
  private var pieces: [Piece] = []
  /// The sum of those terms that are sums over many rows themselves.
  private var long: Tensor?

  /// Adds a term: at once, where it is such a sum, so that nothing of it need be kept.
  mutating func add(_ gradient: Tensor, in graph: Graph) {
    if graph.isLongSum(gradient) {
      long = long.map { gradient + $0 } ?? gradient
    } else {
      terms.append(gradient)
    }
  }

  /// Adds the gradient of a slice; slices are put together once, when all have arrived.
  mutating func add(_ gradient: Tensor, _ axes: Axes, start: Int) {
    let piece = Piece(axes: axes, start: start, gradient: gradient)
    let same = pieces.firstIndex {
      $0.axes == axes && $0.start == start && $0.length == piece.length
    }
    if let same {
      pieces[same].gradient = pieces[same].gradient + gradient
    } else {
      pieces.append(piece)
    }
  }

  mutating func resolve(in graph: Graph, shape: Shape) -> Tensor? {
    total = graph.sum(joined(in: graph, shape: shape))
    return total
  }

  /// All terms, slices among them put together.
  mutating func joined(in graph: Graph, shape: Shape) -> [Tensor] {
    while let first = pieces.first {
      // As many pieces as lie side by side along the axis of the first.
      var row: [Piece] = [], left: [Piece] = []
      for piece in pieces.sorted(by: { $0.start < $1.start }) {
        let end = row.last.map { $0.start + $0.length } ?? 0
        if piece.axes == first.axes && piece.start >= end {
          row.append(piece)
        } else {
          left.append(piece)
        }
      }
      terms.append(Self.join(row, first.axes, graph).reshape(shape.dimensions))
      pieces = left
    }
    return terms + (long.map { [$0] } ?? [])
  }

  private static func join(_ row: [Piece], _ axes: Axes, _ graph: Graph) -> Tensor {
    var parts: [Tensor] = []
    var end = 0
    func pad(to start: Int) {
      if start > end { parts.append(graph.constant(0, [axes.outer, start - end, axes.inner])) }
    }
    for piece in row {
      pad(to: piece.start)
      parts.append(piece.gradient.reshape([axes.outer, piece.length, axes.inner]))
      end = piece.start + piece.length
    }
    pad(to: axes.count)
    if axes.outer == 1 {
      return Tensor.concatenate(parts.map { $0.reshape([-1, axes.inner]) }, axis: 0)
    }
    return Tensor.concatenate(parts, axis: 1)
  }
}
