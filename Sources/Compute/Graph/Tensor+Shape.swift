extension Tensor {
  /// The same numbers in another shape; one size may be -1, to be worked out.
  public func reshape(_ sizes: [Int]) -> Tensor {
    var sizes = sizes
    if let free = sizes.firstIndex(of: -1) {
      let others = sizes.enumerated().reduce(1) { $1.offset == free ? $0 : $0 * $1.element }
      sizes[free] = others == 0 ? 0 : shape.count / others
    }
    let target = Shape(sizes)
    precondition(target.count == shape.count, "\(shape) does not fill \(target)")
    if let value = filling { return graph.constant(value, target) }
    return target == shape ? self : graph.add(.reshape, [self], target)
  }

  /// The numbers repeated along missing axes and axes of size 1.
  public func broadcast(to target: Shape) -> Tensor {
    if shape == target { return self }
    if let value = filling { return graph.constant(value, target) }
    let missing = target.rank - shape.rank
    precondition(missing >= 0, "\(shape) cannot be repeated to \(target)")
    var result = reshape(Array(repeating: 1, count: missing) + shape.dimensions)
    var axis = target.rank - 1
    while axis >= 0 {
      guard result.shape[axis] != target[axis] else { axis -= 1; continue }
      let last = axis
      while axis >= 0, result.shape[axis] != target[axis] { axis -= 1 }
      result = result.repeated(along: (axis + 1)...last, to: target)
    }
    return result
  }

  private func repeated(along axes: ClosedRange<Int>, to target: Shape) -> Tensor {
    precondition(axes.allSatisfy { shape[$0] == 1 }, "\(shape) cannot be repeated to \(target)")
    var sizes = shape.dimensions
    for axis in axes { sizes[axis] = target[axis] }
    let view = Axes(
      outer: sizes[..<axes.lowerBound].reduce(1, *), count: sizes[axes].reduce(1, *),
      inner: sizes[(axes.upperBound + 1)...].reduce(1, *))
    return graph.add(.broadcast(view), [self], Shape(sizes))
  }

  /// Elements `range` along an axis; negative axes count from the last.
  public func slice(axis: Int, _ range: Range<Int>) -> Tensor {
    let axis = axis < 0 ? shape.rank + axis : axis
    precondition(
      range.lowerBound >= 0 && range.upperBound <= shape[axis],
      "\(range) is not within axis \(axis) of \(shape)")
    if range.count == shape[axis] { return self }
    return graph.add(
      .slice(shape.axes(around: axis), start: range.lowerBound), [self],
      shape.replacing(axis: axis, with: range.count))
  }

  /// Equal parts along an axis.
  public func split(_ parts: Int, axis: Int = -1) -> [Tensor] {
    let size = shape[axis]
    precondition(parts > 0 && size % parts == 0, "\(size) cannot be split into \(parts) parts")
    let part = size / parts
    return (0..<parts).map { slice(axis: axis, $0 * part..<($0 + 1) * part) }
  }

  /// Tensors joined along an axis; negative axes count from the last.
  public static func concatenate(_ parts: [Tensor], axis: Int) -> Tensor {
    precondition(!parts.isEmpty, "there is nothing to join")
    if parts.count == 1 { return parts[0] }
    let first = parts[0].shape
    let axis = axis < 0 ? first.rank + axis : axis
    for part in parts {
      precondition(
        part.shape.rank == first.rank
          && part.shape.replacing(axis: axis, with: 0) == first.replacing(axis: axis, with: 0),
        "\(part.shape) cannot be joined to \(first) along axis \(axis)")
    }
    let shape = first.replacing(axis: axis, with: parts.reduce(0) { $0 + $1.shape[axis] })
    return parts[0].graph.add(.concatenate(shape.axes(around: axis)), parts, shape)
  }

  /// Tensors of one shape joined along a new first axis.
  public static func stack(_ parts: [Tensor]) -> Tensor {
    concatenate(parts.map { $0.reshape([1] + $0.shape.dimensions) }, axis: 0)
  }

  /// `[rows, columns]` to `[columns, rows]`.
  public func transposed() -> Tensor {
    precondition(shape.rank == 2, "only a matrix can be transposed, not \(shape)")
    return graph.add(.transpose, [self], [shape[1], shape[0]])
  }

  /// The sum of all elements, a single number.
  public func sum() -> Tensor {
    graph.add(.sum(Axes(outer: 1, count: shape.count, inner: 1)), [self], [])
  }

  /// The mean of all elements, a single number.
  public func mean() -> Tensor { sum() / Float(max(shape.count, 1)) }

  /// The sums over some neighbouring axes, which vanish or stay with size 1.
  public func sum(over axes: ClosedRange<Int>, keeping: Bool = false) -> Tensor {
    let (view, result) = reduction(axes, keeping)
    return graph.add(.sum(view), [self], result)
  }

  /// The means over some neighbouring axes, which vanish or stay with size 1.
  public func mean(over axes: ClosedRange<Int>, keeping: Bool = false) -> Tensor {
    let (view, result) = reduction(axes, keeping)
    return graph.add(.sum(view), [self], result) / Float(max(view.count, 1))
  }

  /// The largest over some neighbouring axes, which vanish or stay with size 1.
  public func maximum(over axes: ClosedRange<Int>, keeping: Bool = false) -> Tensor {
    let (view, result) = reduction(axes, keeping)
    return graph.add(.maximum(view), [self], result)
  }

  private func reduction(_ axes: ClosedRange<Int>, _ keeping: Bool) -> (Axes, Shape) {
    let sizes = shape.dimensions
    let lower = axes.lowerBound < 0 ? axes.lowerBound + sizes.count : axes.lowerBound
    let upper = axes.upperBound < 0 ? axes.upperBound + sizes.count : axes.upperBound
    let view = Axes(
      outer: sizes[..<lower].reduce(1, *), count: sizes[lower...upper].reduce(1, *),
      inner: sizes[(upper + 1)...].reduce(1, *))
    let middle = keeping ? Array(repeating: 1, count: upper - lower + 1) : []
    return (view, Shape(sizes[..<lower] + middle + sizes[(upper + 1)...]))
  }
}
