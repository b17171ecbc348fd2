/// How agents learn to communicate (Foerster and others 2016, section 5).
public enum Variant: String, Codable, CaseIterable, Sendable {
  /// Differentiable inter-agent learning: messages are real numbers while learning, so that
  /// gradients flow from the receiver into the sender, and bits afterwards.
  case dial
  /// Reinforced inter-agent learning: a message is an action, chosen by its own Q-values.
  case rial
  /// No message ever arrives: the control.
  case silent = "nocomm"

  /// Numbers in a message: one real number, a one-hot bit, or nothing.
  var messageWidth: Int {
    switch self {
    case .dial: 1
    case .rial: 2
    case .silent: 0
    }
  }
}
