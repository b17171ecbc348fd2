/// An evaluation in progress, done in slices so that orders are obeyed between them.
///
/// It is saved while it is under way, so its value is all that the rest of the evaluation depends
/// on besides the context: a decoded job goes on as this one would, bit for bit. Examples are part
/// of the world and stay out of it.
public protocol TrialJob: Codable, Sendable {
  /// What it evaluates in.
  associatedtype World: Sendable

  /// Works for a moment (a minibatch or so; aim for under 20 ms) and returns the result at the end.
  mutating func advance(in context: TrialContext<World>) throws(Failure) -> Outcome?

  /// How far it is, in a few words, such as `epoch 7 of 20`; `nil` where it takes but a moment.
  var progress: String? { get }

  /// The network that the evaluation trained, asked for once, when it has returned its result.
  var network: TrainedNetwork? { get }
}

extension TrialJob {
  /// By default nobody asks.
  public var progress: String? { nil }

  /// By default nothing was trained.
  public var network: TrainedNetwork? { nil }
}

extension TrialJob where World: Sendable {
  /// Works to the end, on the calling thread.
  public mutating func finish(in context: TrialContext<World>) throws(Failure) -> Outcome {
    while true {
      if let outcome = try advance(in: context) { return outcome }
    }
  }
}

/// A result that needs no work: a table look-up, a formula.
public struct InstantJob<World: Sendable>: TrialJob {
  private let outcome: Outcome

  /// A job that returns this result at once.
  public init(_ outcome: Outcome) {
    self.outcome = outcome
  }

  /// Returns the result.
  public mutating func advance(in context: TrialContext<World>) -> Outcome? { outcome }
}
