// Images `[batch, height, width, channels]` brought to another size.

extension Tensor {
  /// Zeros behind the last element along an axis, up to this size; negative axes count from the last.
  public func zeroPadded(axis: Int, to size: Int) -> Tensor {
    let axis = axis < 0 ? shape.rank + axis : axis
    let missing = size - shape[axis]
    precondition(missing >= 0, "axis \(axis) of \(shape) is larger than \(size)")
    guard missing > 0 else { return self }
    let zeros = graph.constant(0, shape.replacing(axis: axis, with: missing))
    return .concatenate([self, zeros], axis: axis)
  }

  /// Images in which pixel i along an axis is that at floor(i n / m) of n, where m are left.
  public func resampled(height: Int, width: Int) -> Tensor {
    precondition(
      shape.rank == 4 && shape.count > 0 && height > 0 && width > 0,
      "images \(shape) cannot become \(height)x\(width)")
    return resampled(axis: 1, to: height).resampled(axis: 2, to: width)
  }

  private func resampled(axis: Int, to size: Int) -> Tensor {
    let old = shape[axis], view = shape.axes(around: axis)
    guard size != old else { return self }
    precondition(
      view.outer * max(old, size) <= Self.mostIndices, "\(shape) has too many rows to count them")
    let indices = (0..<view.outer * size).map { Float($0 / size * old + $0 % size * old / size) }
    return reshape([view.outer * old, view.inner])
      .gather(graph.constant(indices, [indices.count]))
      .reshape(shape.replacing(axis: axis, with: size).dimensions)
  }

  /// Whole numbers up to here are exact as `Float`.
  private static let mostIndices = 1 << 24

  /// The largest under windows that leave this size and see every pixel: from n to m pixels along an
  /// axis, with stride floor(n / m) and a window of n - (m - 1) stride.
  public func maxPooled(toHeight height: Int, width: Int) -> Tensor {
    precondition(
      shape.rank == 4 && shape.count > 0 && (1...shape[1]).contains(height)
        && (1...shape[2]).contains(width),
      "images \(shape) cannot be pooled down to \(height)x\(width)")
    let rows = Window.poolingDown(shape[1], to: height)
    let columns = Window.poolingDown(shape[2], to: width)
    if rows == (1, 1) && columns == (1, 1) { return self }
    if rows.stride == columns.stride {
      return maxPooled((rows.kernel, columns.kernel), stride: rows.stride)
    }
    // A window has one stride, so it slides along one axis at a time: the other is seen as channels,
    // or as the batch.
    return reshape([shape[0], shape[1], 1, shape[2] * shape[3]])
      .maxPooled((rows.kernel, 1), stride: rows.stride)
      .reshape([shape[0] * height, shape[2], 1, shape[3]])
      .maxPooled((columns.kernel, 1), stride: columns.stride)
      .reshape([shape[0], height, width, shape[3]])
  }
}
