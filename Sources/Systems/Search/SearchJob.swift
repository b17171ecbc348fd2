public import Learning

/// The evaluation of a point: at once, or by training a network.
public enum SearchJob: TrialJob {
  /// A table or a formula knew.
  case instant(Outcome)

  /// Works for a moment; returns the result at the end.
  public mutating func advance(in world: SearchWorld) throws(Failure) -> Outcome? {
    switch self {
    case .instant(let outcome): outcome
    }
  }
}
