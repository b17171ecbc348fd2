public import Learning

/// The evaluation of a configuration: at once, or by training a network.
public enum SearchJob: TrialJob {
  /// A table or a formula knew.
  case instant(Outcome)
  /// A child must be trained.
  case training(ChildTraining)

  /// Works for a moment; returns the result at the end.
  public mutating func advance(
    in context: TrialContext<SearchWorld>
  ) throws(Failure) -> Outcome? {
    switch self {
    case .instant(let outcome): return outcome
    case .training(var child):
      guard let data = context.world.problem.examples else {
        return Outcome(failed: "there are no examples to train on in this world")
      }
      // The child must not be held twice while it works, or its memory would be copied.
      self = .instant(Outcome(failed: "the child got lost"))
      defer { self = .training(child) }
      return try child.advance(on: data)
    }
  }

  /// The network of a trained child.
  public var network: TrainedNetwork? {
    if case .training(let child) = self { child.network } else { nil }
  }
}
