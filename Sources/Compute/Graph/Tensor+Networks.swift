// What networks are made of. Images are `[batch, height, width, channels]`.

extension Tensor {
  /// Product of matrices; leading axes of the left one are rows.
  public func times(
    _ right: Tensor, transposingLeft: Bool = false, transposingRight: Bool = false
  ) -> Tensor {
    precondition(right.shape.rank == 2 && shape.rank >= 1, "\(shape) times \(right.shape)")
    let left = shape.rank == 2 ? self : reshape([-1, shape[-1]])
    let rows = left.shape[transposingLeft ? 1 : 0], inner = left.shape[transposingLeft ? 0 : 1]
    let columns = right.shape[transposingRight ? 0 : 1]
    let other = right.shape[transposingRight ? 1 : 0]
    precondition(inner == other, "\(shape) times \(right.shape): \(inner) is not \(other)")
    let product = graph.add(
      .product(transposesLeft: transposingLeft, transposesRight: transposingRight),
      [left, right], [rows, columns])
    return shape.rank == 2 ? product : product.reshape(shape.dimensions.dropLast() + [columns])
  }

  /// Cross-correlation of images with weights `[height, width, channels, filters]`.
  public func convolved(_ weights: Tensor, stride: Int = 1, padding: Padding = .same) -> Tensor {
    precondition(
      shape.rank == 4 && weights.shape.rank == 4 && shape[3] == weights.shape[2],
      "images \(shape) do not go with weights \(weights.shape)")
    let kernel = (weights.shape[0], weights.shape[1])
    let window = window(kernel, stride, padding, channels: weights.shape[3])
    return graph.add(.convolution(window), [self, weights], window.outputShape)
  }

  /// The largest under a window of `size` x `size`, floor((n - size) / stride) + 1 along each axis.
  public func maxPooled(_ size: Int, stride: Int) -> Tensor {
    maxPooled((size, size), stride: stride)
  }

  /// The largest under a window of this height and width.
  func maxPooled(_ kernel: (height: Int, width: Int), stride: Int) -> Tensor {
    let window = window((kernel.height, kernel.width), stride, .valid, channels: shape[3])
    return graph.add(.maximumPool(window), [self], window.outputShape)
  }

  /// The mean under a window of `size` x `size`, floor((n - size) / stride) + 1 along each axis.
  public func averagePooled(_ size: Int, stride: Int) -> Tensor {
    let window = window((size, size), stride, .valid, channels: shape[3])
    return graph.add(.averagePool(window), [self], window.outputShape)
  }

  private func window(
    _ kernel: (Int, Int), _ stride: Int, _ padding: Padding, channels: Int
  ) -> Window {
    guard
      let window = Window(
        image: shape, kernel: kernel, stride: stride, padding: padding, outputChannels: channels)
    else { preconditionFailure("a window of \(kernel) does not fit into images \(shape)") }
    return window
  }

  /// Each channel (last axis) brought to mean 0 and variance 1 over the batch, scaled and offset.
  ///
  /// Ioffe & Szegedy (2015), algorithm 1. Returns also the mean and the variance, each
  /// `[channels]`.
  public func batchNormalised(
    scale: Tensor, offset: Tensor, epsilon: Float = 1e-5
  ) -> (result: Tensor, mean: Tensor, variance: Tensor) {
    let channels = shape[-1]
    let axes = Axes(outer: 1, count: shape.count / max(channels, 1), inner: channels)
    let moments = stopGradient().moments(axes, epsilon)
    let (mean, inverse) = (moments.mean, moments.inverse)
    let factor = inverse * scale
    let plain = (self - mean) * factor + offset
    let result = graph.add(
      .custom(.batchNorm(axes)), [plain, self, scale, offset, moments.both], shape)
    return (result, mean, inverse.square().reciprocal() - epsilon)
  }

  /// The last axis brought to mean 0 and variance 1 (Ba, Kiros & Hinton 2016), without gain or
  /// bias.
  public func standardised(epsilon: Float = 1e-5) -> Tensor {
    let width = shape[-1]
    let axes = Axes(outer: shape.count / max(width, 1), count: width, inner: 1)
    let moments = stopGradient().moments(axes, epsilon)
    let rows = shape.replacing(axis: shape.rank - 1, with: 1).dimensions
    let plain = (self - moments.mean.reshape(rows)) * moments.inverse.reshape(rows)
    return graph.add(.custom(.standardise(axes)), [plain, self, moments.both], shape)
  }

  /// The last axis standardised, then multiplied by a gain and added to a bias, which repeat over
  /// the leading axes.
  public func layerNormalised(gain: Tensor, bias: Tensor, epsilon: Float = 1e-5) -> Tensor {
    standardised(epsilon: epsilon) * gain + bias
  }

  private func moments(
    _ axes: Axes, _ epsilon: Float
  ) -> (both: Tensor, mean: Tensor, inverse: Tensor) {
    let both = graph.add(.moments(axes, epsilon: epsilon), [self], [2, axes.reduced])
    let parts = both.split(2, axis: 0)
    return (both, parts[0].reshape([axes.reduced]), parts[1].reshape([axes.reduced]))
  }

  /// The logarithm of the softmax along the last axis.
  public func logSoftmax() -> Tensor { graph.add(.logSoftmax, [self], shape) }

  /// -log softmax at the label, of logits `[rows..., classes]` and labels `[rows...]`.
  public func crossEntropy(_ labels: Tensor) -> Tensor {
    let rows = Shape(shape.dimensions.dropLast())
    precondition(labels.shape.count == rows.count, "\(labels.shape) labels for logits \(shape)")
    return graph.add(.crossEntropy, [self, labels], rows)
  }

  /// Rows of this table `[entries, width]` at indices of any shape.
  public func gather(_ indices: Tensor) -> Tensor {
    precondition(shape.rank == 2, "a table has two axes, not \(shape)")
    return graph.add(.gather, [self, indices], Shape(indices.shape.dimensions + [shape[1]]))
  }

  /// The element of each row at an index: `[rows..., columns]` and `[rows...]` to `[rows...]`.
  public func pick(_ indices: Tensor) -> Tensor {
    let last = shape.rank - 1
    return (self * indices.oneHot(shape[last])).sum(over: last...last)
  }

  /// Indices as rows of zeros with a one; no gradient flows.
  public func oneHot(_ classes: Int) -> Tensor {
    graph.add(.oneHot, [self], Shape(shape.dimensions + [classes]))
  }

  /// The index of the first largest number along the last axis; no gradient flows.
  public func argmax() -> Tensor {
    graph.add(.argmax, [self], Shape(shape.dimensions.dropLast()))
  }
}
