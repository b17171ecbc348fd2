package import Compute

/// A hand-designed optimizer, with the constants of its Torch implementation but for the rate.
package enum BaselineOptimizer: String, Codable, CaseIterable, Sendable {
  /// Gradient descent.
  case sgd = "SGD"
  /// Steps divided by the root of a running mean of squared gradients, of decay 0.99.
  case rmsProp = "RMSProp"
  /// Adaptive moments.
  case adam = "Adam"
  /// Nesterov's momentum of 0.9.
  case nag = "NAG"

  /// The rule.
  package var optimiser: Optimiser {
    switch self {
    case .sgd: .sgd()
    case .rmsProp: .rmsProp(decay: 0.99)
    case .adam: .adam()
    case .nag: .sgd(momentum: 0.9, nesterov: true)
    }
  }

  /// The rates that it is tuned over: 2^(k/2) for k in -24...6, so 2.4e-4 to 8.
  package static let rates = (-24...6).map { step -> Double in
    let octave = Double(sign: .plus, exponent: step >> 1, significand: 1)
    return step & 1 == 0 ? octave : octave * 2.0.squareRoot()
  }
}
