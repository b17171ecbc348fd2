/// One measurement of what learning was worth: Φ before and after, on one held-out task.
///
/// The mean of `after − before` over samples taken with common random numbers estimates
/// δ(L_μ) = E[Φ(L_μ(θ, D)) − Φ(θ)].
public struct GainSample: Codable, Hashable, Sendable {
  /// Φ(θ), the performance before learning.
  public var before: Double
  /// Φ(L_μ(θ, D)), the performance after learning.
  public var after: Double
  /// What L_μ spent, in example passes or environment steps.
  public var cost: Double
  /// The number of the held-out task, where the same task is examined again and again with the same
  /// random numbers; `nil` where every sample is of a task of its own.
  public var task: Int?

  /// Records a measurement.
  public init(before: Double, after: Double, cost: Double, task: Int? = nil) {
    self.before = before
    self.after = after
    self.cost = cost
    self.task = task
  }

  /// Φ(L_μ(θ, D)) − Φ(θ) of this sample.
  public var gain: Double { after - before }
}
