extension Pointwise {
  /// The gradient's contributions to each input, from the gradient of the output.
  func backward(_ x: [Tensor], _ y: Tensor, _ g: Tensor) -> [(Int, Tensor)] {
    switch self {
    case .fill, .uniform, .normal, .sign, .greater, .equal: []
    case .copy: [(0, g)]
    case .negate: [(0, -g)]
    case .relu: [(0, y.with(g, .reluGradient))]
    case .tanh: [(0, y.with(g, .tanhGradient))]
    case .sigmoid: [(0, y.with(g, .sigmoidGradient))]
    case .elu(let alpha): [(0, y.with(g, .eluGradient(alpha)))]
    case .exp: [(0, g * y)]
    case .log: [(0, g / x[0])]
    case .sqrt: [(0, g * 0.5 / y)]
    case .reciprocal: [(0, -(g * y * y))]
    case .abs: [(0, g * x[0].sign())]
    case .square: [(0, g * x[0] * 2)]
    case .sine: [(0, g * x[0].cosine())]
    case .cosine: [(0, -(g * x[0].sine()))]
    case .affine(let scale, _): [(0, g * scale)]
    case .clip(let low, let high):
      [(0, x[0].isEqual(to: x[0].clip(low, high)) * g)]
    case .add: [(0, g), (1, g)]
    case .subtract: [(0, g), (1, -g)]
    case .multiply: [(0, g * x[1]), (1, g * x[0])]
    case .divide: [(0, g / x[1]), (1, -(g * y / x[1]))]
    case .minimum: Self.shared(g, toFirst: x[1].isGreater(than: x[0]), x)
    case .maximum: Self.shared(g, toFirst: x[0].isGreater(than: x[1]), x)
    case .reluGradient: [(1, x[0].with(g, .reluGradient))]
    case .tanhGradient: [(0, x[0] * x[1] * g * -2), (1, x[0].with(g, .tanhGradient))]
    case .sigmoidGradient:
      [(0, g * x[1] * (1 - x[0] * 2)), (1, x[0].with(g, .sigmoidGradient))]
    case .eluGradient(let alpha):
      [
        (0, x[0].isGreater(than: g.graph.constant(0)).affine(-1, 1) * g * x[1]),
        (1, x[0].with(g, .eluGradient(alpha))),
      ]
    case .select:
      [(1, x[0].select(g, zero(like: g))), (2, x[0].select(zero(like: g), g))]
    }
  }

  /// The gradient goes to the chosen input; equal inputs share it, as in PyTorch.
  private static func shared(_ g: Tensor, toFirst: Tensor, _ x: [Tensor]) -> [(Int, Tensor)] {
    let share = x[0].isEqual(to: x[1]) * 0.5 + toFirst
    return [(0, g * share), (1, g * (1 - share))]
  }

  private func zero(like tensor: Tensor) -> Tensor { tensor.graph.constant(0, tensor.shape) }
}
