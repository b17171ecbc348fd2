/// What "best" means in a run: the metric that is compared, and which way is better.
///
/// Scores are compared so that higher is better; a metric that is to be small has the score −value.
public struct Objective: Codable, Hashable, Sendable {
  /// The metric's name for people, such as `bits per character`.
  public let name: String
  /// Whether less is better.
  public let isMinimised: Bool

  /// A metric that is to be large, unless it is minimised.
  public init(_ name: String, isMinimised: Bool = false) {
    (self.name, self.isMinimised) = (name, isMinimised)
  }

  /// The metric of those that name none.
  public static let score = Objective("score")

  /// What the metric is where the score is this.
  public func value(ofScore score: Double) -> Double { isMinimised ? 0 - score : score }

  /// The score where the metric is this.
  public func score(ofValue value: Double) -> Double { isMinimised ? 0 - value : value }
}
