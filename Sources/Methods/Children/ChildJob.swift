public import Learning

/// A world in which children may be trained.
public protocol ChildWorld: Sendable {
  /// What they are trained and judged on; `nil` where nothing is trained.
  var examples: ChildData? { get }
}

/// The evaluation of a design: at once, or by training a network.
public enum ChildJob<World: ChildWorld>: TrialJob {
  /// A table or a formula knew.
  case instant(Outcome)
  /// A child must be trained.
  case training(ChildTraining)

  /// Works for a moment; returns the result at the end.
  public mutating func advance(in context: TrialContext<World>) throws(Failure) -> Outcome? {
    switch self {
    case .instant(let outcome): return outcome
    case .training(var child):
      guard let data = context.world.examples else {
        return Outcome(failed: "there are no examples to train on in this world")
      }
      // The child must not be held twice while it works, or its memory would be copied.
      self = .instant(Outcome(failed: "the child got lost"))
      defer { self = .training(child) }
      return try child.advance(on: data, networks: context.networks)
    }
  }

  /// How far a child's training is.
  public var progress: String? {
    if case .training(let child) = self { child.progress } else { nil }
  }

  /// The network of a trained child.
  public var network: TrainedNetwork? {
    if case .training(let child) = self { child.network } else { nil }
  }
}
