/// A function applied to every element.
public enum Activation: String, Codable, Hashable, Sendable, CaseIterable {
  case identity, relu, tanh, sigmoid, elu

  /// Records the function.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .identity: x
    case .relu: x.relu()
    case .tanh: x.tanh()
    case .sigmoid: x.sigmoid()
    case .elu: x.elu()
    }
  }
}

/// One layer of a network, as a description.
public enum Layer: Codable, Hashable, Sendable {
  /// Cross-correlation with square kernels.
  case convolution(
    filters: Int, kernel: Int, stride: Int = 1, padding: Padding = .same, bias: Bool = true)
  /// The largest number under a square window: floor((n - size) / stride) + 1 along each axis.
  case maxPool(size: Int, stride: Int)
  /// The mean under a square window: floor((n - size) / stride) + 1 along each axis.
  case averagePool(size: Int, stride: Int)
  /// The mean of each channel over the image.
  case globalAveragePool
  /// An image as a row of numbers.
  case flatten
  /// A product with a matrix; an image is flattened first.
  case dense(units: Int, bias: Bool = true)
  case activation(Activation)
  /// Over the batch, with running statistics (momentum 0.9) when not training.
  case batchNorm
  /// Over the last axis.
  case layerNorm
  /// Zeroes this share of the numbers, when training.
  case dropout(Float)

  /// What parameters of such a layer are called.
  public var kind: String {
    switch self {
    case .convolution: "conv"
    case .maxPool: "maxpool"
    case .averagePool: "avgpool"
    case .globalAveragePool: "gap"
    case .flatten: "flatten"
    case .dense: "dense"
    case .activation(let activation): activation.rawValue
    case .batchNorm: "batchnorm"
    case .layerNorm: "layernorm"
    case .dropout: "dropout"
    }
  }
}

/// Why a list of layers is not a network.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The input must be `[features]` or `[height, width, channels]`, all positive.
  case badInput(Shape)
  /// A convolution or a pool was given something that is no image.
  case notAnImage(layer: Int, Shape)
  /// A window does not fit into the image.
  case kernelLargerThanInput(layer: Int, kernel: Int, Shape)
  /// A size, a stride, a count or a rate is out of its range.
  case badSetting(layer: Int, String)
  /// A layer has more numbers than can be worked with.
  case tooLarge(layer: Int)
  /// The last layer does not give one number for each class.
  case wrongOutput(Shape, classes: Int)

  /// One line: where, and what is wrong.
  public var description: String {
    switch self {
    case .badInput(let shape): "the input \(shape) is neither features nor an image"
    case .notAnImage(let layer, let shape): "layer \(layer) needs an image, not \(shape)"
    case .kernelLargerThanInput(let layer, let kernel, let shape):
      "layer \(layer): a window of \(kernel) does not fit into \(shape)"
    case .badSetting(let layer, let what): "layer \(layer): \(what)"
    case .tooLarge(let layer): "layer \(layer) is too large"
    case .wrongOutput(let shape, let classes):
      "the last layer gives \(shape), not one number for each of \(classes) classes"
    }
  }
}
