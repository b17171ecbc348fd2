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
  /// Cross-correlation.
  case convolution(
    filters: Int, kernel: Kernel, stride: Int = 1, padding: Padding = .same, bias: Bool = true)
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
