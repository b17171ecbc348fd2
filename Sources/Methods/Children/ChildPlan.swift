public import Compute
public import Worlds

/// Everything that decides how a child turns out, but the data and the seed.
///
/// It says which nodes its network has, but not for which input: the data decides that.
///
///     var plan = ChildPlan([.dense(units: 32), .activation(.relu), .dense(units: 10)])
///     plan.rates = RateSchedule(from: 0.01, times: 0.2, every: 5, epochs: 20)
public struct ChildPlan: Codable, Hashable, Sendable {
  /// The nodes in topological order; the last gives a number for each class.
  public var nodes: [Network.Node]
  /// How weights are drawn.
  public var initialiser = Initialiser.glorotUniform
  /// The rule of the steps.
  public var optimiser = Optimiser.adam()
  /// The learning rate of each epoch.
  public var rates = RateSchedule(from: 1e-3, times: 0.2, every: 5, epochs: 20)
  /// Learning rates of further attempts, one schedule each.
  ///
  /// Training begins anew with the next of them when the first epoch taught nothing (Baker et al.
  /// 2017, section 5).
  public var retries: [RateSchedule] = []
  /// Added to the gradient, times the weight.
  public var weightDecay = 0.0
  /// Examples in a step.
  public var batch = 64
  /// How often the training examples are seen; 0 only for a test of inherited weights.
  public var epochs = 20
  /// How many examples of the training part there are for it; `nil`: all.
  public var examples: Int?
  /// After how many steps an epoch ends; `nil`: when every example was seen.
  public var steps: Int?
  /// The trial whose weights it starts with, as far as names and shapes agree; `nil`: drawn anew.
  public var parent: Int?
  /// How its training images are changed each time they are seen; `nil`: not at all.
  public var augmentation: Augmentation?

  /// A graph with the usual values of everything else.
  public init(nodes: [Network.Node]) {
    self.nodes = nodes
  }

  /// A chain of layers with the usual values of everything else.
  public init(_ layers: [Layer]) {
    self.init(nodes: Network.Node.chain(of: layers))
  }

  /// The learning rates after so many restarts.
  func rates(restart: Int) -> RateSchedule { restart > 0 ? retries[restart - 1] : rates }
}
