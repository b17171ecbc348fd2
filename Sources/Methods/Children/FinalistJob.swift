public import Learning

/// An evaluation of a search whose finalists may also be tested together.
public enum FinalistJob: Sendable {
  /// A child is trained.
  case training(ChildTraining)
  /// Kept networks answer together.
  case ensemble(EnsembleTest)
}

extension FinalistJob: TrialJob {
  /// Works for a moment; returns the result at the end.
  public mutating func advance(
    in context: TrialContext<ImageWorld>
  ) throws(Failure) -> Outcome? {
    // A job must not be held twice while it works, or its memory would be copied.
    switch self {
    case .training(var child):
      self = .ensemble(EnsembleTest(of: [0]))
      defer { self = .training(child) }
      return try child.advance(in: context)
    case .ensemble(var test):
      self = .ensemble(EnsembleTest(of: [0]))
      defer { self = .ensemble(test) }
      return try test.advance(on: context.world.data, networks: context.networks)
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

extension FinalistJob: Codable {
  private enum CodingKeys: CodingKey { case ensemble }

  /// Reads a child, or a test of an ensemble where it is called that.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let test = try container.decodeIfPresent(EnsembleTest.self, forKey: .ensemble) {
      self = .ensemble(test)
    } else {
      self = .training(try ChildTraining(from: decoder))
    }
  }

  /// Writes a child as it writes itself, so that children saved before there were ensembles go on.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .training(let child):
      try child.encode(to: encoder)
    case .ensemble(let test):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(test, forKey: .ensemble)
    }
  }
}
