/// How the border of an image is treated.
public enum Padding: String, Codable, Hashable, Sendable, CaseIterable {
  /// Zeros are added so that the output has ceil(input / stride) rows, the odd one below and right.
  case same
  /// Nothing is added: the output has floor((input - kernel) / stride) + 1 rows.
  case valid

  /// Zeros that are added before the first and after the last pixel along an axis.
  package func border(
    _ size: Int, kernel: Int, stride: Int
  ) -> (before: Int, after: Int) {
    guard self == .same else { return (0, 0) }
    let count = (size + stride - 1) / stride
    let total = max((count - 1) * stride + kernel - size, 0)
    return (total / 2, total - total / 2)
  }
}

/// A kernel sliding over a batch of images, all `[batch, height, width, channels]`.
package struct Window: Hashable, Sendable {
  package let batch, height, width, channels: Int
  package let kernelHeight, kernelWidth, stride: Int
  package let top, left: Int
  package let outputHeight, outputWidth, outputChannels: Int

  /// `nil` where the kernel does not fit into the image.
  init?(
    image: Shape, kernel: (height: Int, width: Int), stride: Int, padding: Padding,
    outputChannels: Int
  ) {
    let rows = Self.span(image[1], kernel: kernel.height, stride: stride, padding)
    let columns = Self.span(image[2], kernel: kernel.width, stride: stride, padding)
    guard let rows, let columns else { return nil }
    (batch, height, width, channels) = (image[0], image[1], image[2], image[3])
    (kernelHeight, kernelWidth, self.stride) = (kernel.height, kernel.width, stride)
    (top, left) = (rows.before, columns.before)
    (outputHeight, outputWidth) = (rows.count, columns.count)
    self.outputChannels = outputChannels
  }

  /// The number of outputs along one axis, and of zeros before the first input.
  static func span(
    _ size: Int, kernel: Int, stride: Int, _ padding: Padding
  ) -> (count: Int, before: Int)? {
    guard size > 0, kernel > 0, stride > 0 else { return nil }
    switch padding {
    case .same:
      let border = padding.border(size, kernel: kernel, stride: stride)
      return ((size + stride - 1) / stride, border.before)
    case .valid:
      return size < kernel ? nil : ((size - kernel) / stride + 1, 0)
    }
  }

  /// The window that leaves `count` of `size` pixels along an axis and sees each of them.
  static func poolingDown(_ size: Int, to count: Int) -> (kernel: Int, stride: Int) {
    let stride = size / count
    return (size - (count - 1) * stride, stride)
  }

  /// The numbers under the kernel at one position.
  var patch: Int { kernelHeight * kernelWidth * channels }
  /// The positions of the kernel on one image.
  var positions: Int { outputHeight * outputWidth }
  var imageCount: Int { height * width * channels }
  var outputCount: Int { positions * outputChannels }
  /// A 1x1 kernel that visits every pixel: the image is its own matrix of patches.
  var isPlain: Bool {
    kernelHeight == 1 && kernelWidth == 1 && stride == 1
  }

  var inputShape: Shape { [batch, height, width, channels] }
  var outputShape: Shape { [batch, outputHeight, outputWidth, outputChannels] }
  var weightShape: Shape { [kernelHeight, kernelWidth, channels, outputChannels] }
}
