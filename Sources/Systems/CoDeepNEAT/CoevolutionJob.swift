public import Learning
import Methods

/// The evaluation of an assembled network: none where it cannot be one, or by training it.
public struct CoevolutionJob: TrialJob {
  private enum Work: Codable, Sendable {
    case child(ChildJob<CoevolutionWorld>)
    case reader(LanguageTraining<AssembledReader>)
  }

  private var work: Work

  /// A network that classifies images, or none.
  init(_ child: ChildJob<CoevolutionWorld>) { work = .child(child) }

  /// A network that reads text.
  init(_ training: LanguageTraining<AssembledReader>) { work = .reader(training) }

  /// Reads what is being done.
  public init(from decoder: any Decoder) throws { work = try Work(from: decoder) }

  /// Writes what is being done.
  public func encode(to encoder: any Encoder) throws { try work.encode(to: encoder) }

  /// How far it is.
  public var progress: String? {
    switch work {
    case .child(let child): child.progress
    case .reader(let training): training.progress
    }
  }

  /// The trained network.
  public var network: TrainedNetwork? {
    switch work {
    case .child(let child): child.network
    case .reader(let training): training.network
    }
  }

  /// Works for a moment; returns the result at the end.
  public mutating func advance(
    in context: TrialContext<CoevolutionWorld>
  ) throws(Failure) -> Outcome? {
    let lost = Outcome(failed: "the network got lost")
    switch work {
    case .child(var child):
      // What is trained must not be held twice while it works, or its memory would be copied.
      work = .child(.instant(lost))
      defer { work = .child(child) }
      return try child.advance(in: context)
    case .reader(var training):
      guard case .text(let text) = context.world else {
        return Outcome(failed: "there is no text to read in this world")
      }
      work = .child(.instant(lost))
      defer { work = .reader(training) }
      return try training.advance(on: text)
    }
  }
}
