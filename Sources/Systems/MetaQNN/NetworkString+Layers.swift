import Compute
import Learning

extension NetworkString {
  /// The layers that are trained, with rectifiers where the grammar implies them.
  ///
  /// - Throws: `Failure` when a layer has no meaning here.
  var trainedLayers: [Compute.Layer] {
    get throws(Failure) {
      var result: [Compute.Layer] = []
      for layer in layers { result += try layer.trained }
      return result
    }
  }
}

extension NetworkString.Layer {
  fileprivate var trained: [Compute.Layer] {
    get throws(Failure) {
      switch self {
      case .convolution(let filters, let size, let stride):
        [.convolution(filters: filters, kernel: Kernel(size), stride: stride), .activation(.relu)]
      case .pool(let size, let stride): [.maxPool(size: size, stride: stride)]
      case .dense(let units): [.dense(units: units), .activation(.relu)]
      case .dropout(let number, let count): [.dropout(Float(number) / Float(2 * count))]
      // The published code makes a map for each class, rectifies it and takes its mean.
      case .globalAverage(let classes):
        [.convolution(filters: classes, kernel: 1), .activation(.relu), .globalAveragePool]
      case .batchNormalization: [.batchNorm]
      case .networkInNetwork(let widths):
        widths.flatMap { width -> [Compute.Layer] in
          [.convolution(filters: width, kernel: 1), .activation(.relu)]
        }
      case .softmax(let classes): [.dense(units: classes)]
      case .split: throw Failure(.input, "\(self) can be read and written, but not trained")
      }
    }
  }
}
