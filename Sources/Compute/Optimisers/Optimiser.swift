/// A rule that changes parameters along their gradients.
public enum Optimiser: Hashable, Sendable, Codable {
  /// v = momentum v + g; p -= rate v, or rate (g + momentum v) after Nesterov (Sutskever et al.
  /// 2013).
  case sgd(momentum: Float = 0, nesterov: Bool = false)
  /// g over the root of its running square, with momentum (Tieleman & Hinton 2012, lecture 6.5).
  case rmsProp(decay: Float = 0.99, momentum: Float = 0, epsilon: Float = 1e-8)
  /// Kingma & Ba (2015), algorithm 1.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
  /// Duchi, Hazan & Singer (2011).
  case adaGrad(epsilon: Float = 1e-10)
  /// Zeiler (2012), algorithm 1.
  case adaDelta(decay: Float = 0.9, epsilon: Float = 1e-6)

  /// Numbers that it remembers for each parameter.
  var slots: Int {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .rmsProp(_, let momentum, _): momentum == 0 ? 1 : 2
    case .adam, .adaDelta: 2
    case .adaGrad: 1
    }
  }
}
