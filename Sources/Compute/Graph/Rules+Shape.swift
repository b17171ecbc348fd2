extension Graph {
  /// Gradients of what arranges, repeats or sums numbers.
  func shapeRule(
    _ operation: Operation, _ x: [Tensor], _ y: Tensor, _ g: Tensor
  ) -> [(Int, Tensor)] {
    switch operation {
    case .reshape: return [(0, g.reshape(x[0].shape.dimensions))]
    case .broadcast(let axes): return [(0, add(.sum(axes), [g], x[0].shape))]
    case .sum(let axes): return [(0, repeated(g, axes, x[0].shape))]
    case .maximum(let axes):
      // All that equal the largest share the gradient.
      let isLargest = x[0].isEqual(to: repeated(y, axes, x[0].shape))
      let ties = add(.sum(axes), [isLargest], y.shape)
      return [(0, isLargest * repeated(g / ties, axes, x[0].shape))]
    case .concatenate(let axes): return parts(x, of: g, axes)
    case .transpose: return [(0, g.transposed())]
    default: preconditionFailure("\(operation) has no gradient")
    }
  }

  private func repeated(_ g: Tensor, _ axes: Axes, _ shape: Shape) -> Tensor {
    if let value = g.filling { return constant(value, shape) }
    return axes.count == 1 ? g.reshape(shape.dimensions) : add(.broadcast(axes), [g], shape)
  }

  private func parts(_ x: [Tensor], of g: Tensor, _ axes: Axes) -> [(Int, Tensor)] {
    let flat = g.reshape([axes.outer, axes.count, axes.inner])
    var start = 0
    return x.enumerated().map { index, part in
      let length = part.shape.count / max(axes.reduced, 1)
      defer { start += length }
      return (index, flat.slice(axis: 1, start..<start + length).reshape(part.shape.dimensions))
    }
  }

  /// With C = A B, the gradient of A is G B' and that of B is A' G; likewise for stored transposes.
  func productRule(
    _ x: [Tensor], _ g: Tensor, _ left: Bool, _ right: Bool, _ isNeeded: (Int) -> Bool
  ) -> [(Int, Tensor)] {
    var result: [(Int, Tensor)] = []
    if isNeeded(1) {
      result.append(
        (
          1,
          right
            ? g.times(x[0], transposingLeft: true, transposingRight: left)
            : x[0].times(g, transposingLeft: !left)
        ))
    }
    if isNeeded(0) {
      result.append(
        (
          0,
          left
            ? x[1].times(g, transposingLeft: right, transposingRight: true)
            : g.times(x[1], transposingRight: !right)
        ))
    }
    return result
  }
}
