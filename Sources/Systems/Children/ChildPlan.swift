public import Compute

/// Everything that decides how a child turns out, but the data and the seed.
public struct ChildPlan: Codable, Hashable, Sendable {
  /// The layers.
  public var network: NetworkString
  /// What hidden sums become.
  public var activation = Activation.relu
  /// How weights are drawn.
  public var initialiser = Initialiser.glorotUniform
  /// The share of a fully connected layer's outputs that is dropped while training.
  public var dropout = 0.0
  /// The rule of the steps.
  public var optimiser = Optimiser.adam()
  /// The first learning rate.
  public var rate = 1e-3
  /// What the rate is multiplied by now and then.
  public var rateFactor = 0.2
  /// After how many epochs it is.
  public var rateEpochs = 5
  /// Added to the gradient, times the weight.
  public var weightDecay = 0.0
  /// Examples in a step.
  public var batch = 64
  /// How often the training examples are seen.
  public var epochs = 20
  /// How often training may begin again at 0.4 times the rate.
  ///
  /// It does when the first epoch taught nothing (Baker et al. 2017, section 5).
  public var restarts = 0

  /// A plan with the usual values.
  public init(_ network: NetworkString) {
    self.network = network
  }

  /// The learning rate of an epoch, after so many restarts.
  func rate(epoch: Int, restart: Int) -> Double {
    var rate = rate
    for _ in 0..<restart { rate *= 0.4 }
    for _ in 0..<(epoch / max(rateEpochs, 1)) { rate *= rateFactor }
    return rate
  }
}
