/// A quantity that a system reports over its steps.
public struct Series: Codable, Hashable, Sendable {
  /// Which way is better.
  public enum Direction: String, Codable, Sendable {
    /// Accuracy, reward.
    case higher
    /// Loss, regret.
    case lower
    /// A quantity that is only watched.
    case neither
  }

  /// The name for machines: `accuracy`.
  public var id: String
  /// The name on charts: `validation accuracy`.
  public var label: String
  /// The unit, empty for pure numbers.
  public var unit: String
  /// Which way is better.
  public var better: Direction
  /// Whether a chart starts on a logarithmic axis.
  public var logarithmic: Bool

  /// Declares a series.
  public init(
    _ id: String, label: String, unit: String = "", better: Direction = .neither,
    logarithmic: Bool = false
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.better = better
    self.logarithmic = logarithmic
  }
}
