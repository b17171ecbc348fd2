import Compute

/// Two layers of features of pictures, by random kernels that are the same in every run.
struct PictureFeatures {
  private static let filters = [16, 32]
  private let kernels: [Tensor]

  init(_ graph: Graph) {
    var channels = Painting.channels
    kernels = Self.filters.enumerated().map { layer, filters in
      var random = Random(seed: 0).stream("features").stream(layer)
      let inputs = 9 * channels
      let deviation = (2 / Double(inputs)).squareRoot()
      let values = (0..<inputs * filters).map { _ in Float(deviation * random.normal()) }
      defer { channels = filters }
      return graph.constant(values, [3, 3, channels, filters])
    }
  }

  /// The features `[pictures, height, width, filters]` of each layer, of pictures
  /// `[pictures, side, side, 3]`.
  func callAsFunction(_ pictures: Tensor) -> [Tensor] {
    let first = ((pictures - 0.5) * 4).reflected().convolved(kernels[0], padding: .valid).relu()
    let pooled = first.averagePooled(2, stride: 2)
    return [first, pooled.reflected().convolved(kernels[1], padding: .valid).relu()]
  }
}

/// What paintings are compared with: the features of contents and styles, recorded once.
struct PaintingTargets {
  private let painting: Painting
  private let problems: Int
  private let features: PictureFeatures
  private let contents: Tensor
  /// Of each problem, layer by layer.
  private let grams: [[Tensor]]

  /// - Parameters:
  ///   - contents: `[problems, side, side, 3]`.
  ///   - styles: `[problems, styleSide, styleSide, 3]`.
  init(_ painting: Painting, contents: Tensor, styles: Tensor) {
    (self.painting, problems) = (painting, contents.shape[0])
    let features = PictureFeatures(contents.graph)
    self.features = features
    self.contents = features(contents)[1]
    let layers = features(styles)
    grams = (0..<contents.shape[0]).map { problem in
      layers.map { Self.gram($0, of: problem) }
    }
  }

  /// The loss of each problem, `[problems]`, at pixels `[problems, width]`.
  func losses(at theta: Tensor) -> Tensor {
    let pictures = theta.reshape([problems, painting.side, painting.side, Painting.channels])
    let layers = features(pictures)
    let styles = (0..<problems).map { problem -> Tensor in
      let parts = zip(layers, grams[problem]).map { layer, target in
        (Self.gram(layer, of: problem) - target).square().sum() / target.square().sum()
      }
      return (parts[0] + parts[1]).reshape([1])
    }
    return contentLoss(layers[1]) * painting.content
      + Tensor.concatenate(styles, axis: 0) * painting.style
      + roughness(of: pictures) * painting.smoothness
  }

  /// The mean squared difference to the content's features, to their mean square.
  private func contentLoss(_ layer: Tensor) -> Tensor {
    let target = contents.reshape([problems, -1])
    let difference = (layer.reshape([problems, -1]) - target).square().sum(over: 1...1)
    return difference / target.square().sum(over: 1...1)
  }

  /// The mean squared differences of pixels beside one another, and of those above one another.
  private func roughness(of pictures: Tensor) -> Tensor {
    let last = painting.side
    let parts = (1...2).map { axis in
      (pictures.slice(axis: axis, 1..<last) - pictures.slice(axis: axis, 0..<last - 1))
        .reshape([problems, -1]).square().mean(over: 1...1)
    }
    return parts[0] + parts[1]
  }

  /// How features occur together: the mean of their products over positions, `[filters, filters]`.
  private static func gram(_ layer: Tensor, of problem: Int) -> Tensor {
    let rows = layer.slice(axis: 0, problem..<problem + 1).reshape([-1, layer.shape[3]])
    return rows.times(rows, transposingLeft: true) / Float(rows.shape[0])
  }
}

extension Tensor {
  /// Pictures `[pictures, height, width, channels]` with a border of one pixel that mirrors the
  /// pixels next to the edge.
  fileprivate func reflected() -> Tensor {
    (1...2).reduce(self) { picture, axis in
      let size = picture.shape[axis]
      return .concatenate(
        [
          picture.slice(axis: axis, 1..<2), picture,
          picture.slice(axis: axis, size - 2..<size - 1),
        ], axis: axis)
    }
  }
}
