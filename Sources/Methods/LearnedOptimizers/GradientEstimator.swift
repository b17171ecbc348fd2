/// Where the gradient of a learned optimizer's loss comes from.
public enum GradientEstimator: String, Codable, CaseIterable, Sendable {
  /// Back-propagation through a window of steps.
  case backprop
  /// Persistent evolution strategies (Vicol, Metz & Sohl-Dickstein 2021).
  case pes
}
