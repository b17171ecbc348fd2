package import Compute
package import Worlds

/// A family of functions that are minimised, as recorded programs know it.
///
/// The parameters θ of a problem stand in one row. The families are those on which Andrychowicz et
/// al. (2016) learn to optimise.
package enum ProblemFamily: Codable, Hashable, Sendable {
  /// f(θ) = ‖Wθ - y‖² (section 3.1).
  case quadratic(dimensions: Int)
  /// The cross-entropy of a small network on a minibatch (section 3.2).
  case classifier(Classifier)
  /// A picture's loss of content and style (section 3.4).
  case painting(Painting)

  /// A small network and its minibatches.
  package struct Classifier: Codable, Hashable, Sendable {
    /// The shape of an example.
    package let shape: InputShape
    /// How many classes there are.
    package let classes: Int
    /// Filters of 3x3 convolutions, each followed by a pool of 2x2 while the image is large enough.
    package var filters: [Int]
    /// Units of hidden layers.
    package var hidden: [Int]
    /// What hidden sums become.
    package var activation: Activation
    /// Examples of a minibatch.
    package let batch: Int

    /// A network and its minibatches.
    package init(
      shape: InputShape, classes: Int, filters: [Int] = [], hidden: [Int], activation: Activation,
      batch: Int
    ) {
      (self.shape, self.classes, self.filters) = (shape, classes, filters)
      (self.hidden, self.activation, self.batch) = (hidden, activation, batch)
    }
  }

  /// Parameters of a problem.
  package var width: Int {
    switch self {
    case .quadratic(let dimensions): dimensions
    case .classifier(let classifier): classifier.parts.reduce(0) { $0 + $1.shape.count }
    case .painting(let painting): painting.width
    }
  }

  /// Whether each gradient is of other examples than the one before.
  package var hasMinibatches: Bool {
    if case .classifier = self { true } else { false }
  }

  /// Where a problem's optimisation starts, for one that is not given its own start.
  package func start(random: Random) -> [Float] {
    var random = random
    if case .painting = self { return (0..<width).map { _ in 0.5 + 0.1 * Float(random.normal()) } }
    guard case .classifier(let classifier) = self else { return [] }
    var row: [Float] = []
    row.reserveCapacity(width)
    for part in classifier.parts {
      for _ in 0..<part.shape.count { row.append(part.deviation * Float(random.normal())) }
    }
    return row
  }
}

extension ProblemFamily.Classifier {
  /// Weights or biases of a layer.
  package struct Part {
    /// As layers take it.
    package let shape: Shape
    /// Standard deviation of the normal numbers they start from.
    package let deviation: Float
    /// Whether it is the kernel of a convolution.
    package var isKernel: Bool { shape.rank == 4 }
  }

  /// The kernels of the convolutions first, then their biases, then weights and biases of the
  /// dense layers.
  package var parts: [Part] {
    let channels = [shape.channels] + filters
    let kernels = filters.indices.map { layer in
      Part(
        shape: [3, 3, channels[layer], filters[layer]],
        deviation: (2 / Float(9 * channels[layer])).squareRoot())
    }
    let biases = filters.map { Part(shape: [$0], deviation: 0) }
    let widths = [features] + hidden + [classes]
    let dense = widths.indices.dropLast().flatMap { layer in
      [
        Part(shape: [widths[layer], widths[layer + 1]], deviation: deviation(widths[layer])),
        Part(shape: [widths[layer + 1]], deviation: filters.isEmpty ? 0.01 : 0),
      ]
    }
    return kernels + biases + dense
  }

  /// The authors' code draws all parameters of a perceptron from N(0, 0.01²).
  private func deviation(_ inputs: Int) -> Float {
    filters.isEmpty ? 0.01 : (1 / Float(inputs)).squareRoot()
  }

  /// Numbers that reach the first dense layer.
  private var features: Int {
    var (height, width) = (shape.height, shape.width)
    for _ in filters where min(height, width) >= 2 { (height, width) = (height / 2, width / 2) }
    return height * width * (filters.last ?? shape.channels)
  }

  /// The mean cross-entropy of one problem, from its row of parameters and a minibatch.
  func loss(_ row: Tensor, images: Tensor, labels: Tensor) -> Tensor {
    var start = 0
    let tensors = parts.map { part in
      defer { start += part.shape.count }
      return row.slice(axis: 0, start..<start + part.shape.count).reshape(part.shape.dimensions)
    }
    var x = images.reshape([batch, shape.height, shape.width, shape.channels])
    for layer in filters.indices {
      x = activation(x.convolved(tensors[layer]) + tensors[filters.count + layer])
      if min(x.shape[1], x.shape[2]) >= 2 { x = x.maxPooled(2, stride: 2) }
    }
    x = x.reshape([batch, -1])
    let dense = tensors.dropFirst(2 * filters.count)
    for layer in stride(from: dense.startIndex, to: dense.endIndex, by: 2) {
      x = x.times(dense[layer]) + dense[layer + 1]
      if layer + 2 < dense.endIndex { x = activation(x) }
    }
    return x.crossEntropy(labels).mean()
  }
}
