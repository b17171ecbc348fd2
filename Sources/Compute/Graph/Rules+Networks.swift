extension Graph {
  /// A convolution is bilinear in image and weights, so its three forms are each other's gradients.
  func convolutionRule(
    _ operation: Operation, _ x: [Tensor], _ g: Tensor, _ isNeeded: (Int) -> Bool
  ) -> [(Int, Tensor)] {
    var result: [(Int, Tensor)] = []
    func contribute(_ input: Int, _ operation: Operation, _ inputs: [Tensor], _ shape: Shape) {
      if isNeeded(input) { result.append((input, add(operation, inputs, shape))) }
    }
    switch operation {
    case .convolution(let window):
      contribute(1, .convolutionWeightGradient(window), [x[0], g], window.weightShape)
      contribute(0, .convolutionImageGradient(window), [g, x[1]], window.inputShape)
    case .convolutionImageGradient(let window):
      contribute(1, .convolutionWeightGradient(window), [g, x[0]], window.weightShape)
      contribute(0, .convolution(window), [g, x[1]], window.outputShape)
    case .convolutionWeightGradient(let window):
      contribute(1, .convolution(window), [x[0], g], window.outputShape)
      contribute(0, .convolutionImageGradient(window), [x[1], g], window.inputShape)
    default: preconditionFailure("\(operation) is not a convolution")
    }
    return result
  }

  func poolRule(
    _ operation: Operation, _ x: [Tensor], _ y: Tensor, _ g: Tensor
  ) -> [(Int, Tensor)] {
    switch operation {
    case .maximumPool(let window):
      [(0, add(.maximumPoolGradient(window), [x[0], y, g], x[0].shape))]
    case .averagePool(let window): [(0, add(.averagePoolGradient(window), [g], x[0].shape))]
    case .averagePoolGradient(let window): [(0, add(.averagePool(window), [g], x[0].shape))]
    default: preconditionFailure("\(operation) is not a pool")
    }
  }

  /// Ioffe & Szegedy (2015), section 3, in two passes: the sums of g and of g times the
  /// standardised x; then dx = scale / deviation * (g - mean(g) - x' mean(g x')).
  func customRule(_ rule: CustomGradient, _ x: [Tensor], _ g: Tensor) -> [(Int, Tensor)] {
    switch rule {
    case .batchNorm(let axes):
      let (input, scale, moments) = (x[1], x[2], x[4])
      let (mean, inverse) = halves(moments, [axes.inner])
      let (sum, product) = halves(
        add(.momentSums(axes), [g, input, moments], [2, axes.inner]), [axes.inner])
      let share = 1 / Float(max(axes.count, 1))
      let factor = inverse * scale
      let slope = product * inverse * share
      let gradient = (g - sum * share - (input - mean) * slope) * factor
      return [(1, gradient), (2, product), (3, sum)]
    case .standardise(let axes):
      let (input, moments) = (x[1], x[2])
      let rows = input.shape.replacing(axis: input.shape.rank - 1, with: 1).dimensions
      let (mean, inverse) = halves(moments, rows)
      let (sum, product) = halves(
        add(.momentSums(axes), [g, input, moments], [2, axes.outer]), rows)
      let share = 1 / Float(max(axes.count, 1))
      let slope = product * inverse * share
      return [(1, (g - sum * share - (input - mean) * slope) * inverse)]
    }
  }

  private func halves(_ pair: Tensor, _ shape: [Int]) -> (Tensor, Tensor) {
    let parts = pair.split(2, axis: 0)
    return (parts[0].reshape(shape), parts[1].reshape(shape))
  }

  func classRule(
    _ operation: Operation, _ x: [Tensor], _ y: Tensor, _ g: Tensor, _ isNeeded: (Int) -> Bool
  ) -> [(Int, Tensor)] {
    switch operation {
    case .logSoftmax:
      let last = g.shape.rank - 1
      return [(0, g - y.exp() * g.sum(over: last...last, keeping: true))]
    case .crossEntropy:
      return [(0, add(.crossEntropyGradient, [x[0], x[1], g], x[0].shape))]
    case .gather:
      let table = x[0].shape
      return [(0, add(.scatterAdd, [x[1], g], table))]
    case .scatterAdd:
      return isNeeded(1) ? [(1, g.gather(x[0]))] : []
    default: preconditionFailure("\(operation) is not a look-up")
    }
  }
}
