public import Compute
public import Learning

/// Something whose best configuration is searched for: a space, and what tells how good its points
/// are.
public protocol SearchProblem: Sendable {
  /// The configurations there are.
  var space: SearchSpace { get }
  /// What scores measure.
  var objective: Objective { get }
  /// The best score there is, where somebody knows it.
  var optimum: Double? { get }
  /// Whether an evaluation trains a network, so that it takes time and varies with the seed.
  var trains: Bool { get }
  /// The examples that children train on, where there are any.
  var examples: ChildData? { get }

  /// Starts the evaluation of a candidate; a child sees its examples `epochs` times.
  func begin(_ trial: Trial<SearchCandidate<Configuration>>, epochs: Int) -> SearchJob

  /// The architecture of a configuration with how its weights are spread, where that is known;
  /// `nil` where configurations are no architectures.
  func picture(of configuration: Configuration, _ spreads: WeightSpreads?) -> Artefact.Content?
  /// The network that a configuration stands for, drawn; `nil` where it is none.
  func drawing(of configuration: Configuration) -> Artefact.Layers?

  /// What one dimension adds to the score there, 1 being the most; `nil` unless scores are sums of
  /// such parts.
  ///
  /// - Parameter run: The stream that the run began with.
  func part(ofDimension dimension: String, at position: Double, in run: Random) -> Double?
}

extension SearchProblem {
  /// By default the accuracy on the validation part.
  public var objective: Objective { Objective("validation accuracy") }
  /// By default nobody knows the best score.
  public var optimum: Double? { nil }
  /// By default evaluations are instant.
  public var trains: Bool { false }
  /// By default nothing is trained.
  public var examples: ChildData? { nil }
  /// By default configurations are no architectures.
  public func picture(
    of configuration: Configuration, _ spreads: WeightSpreads?
  ) -> Artefact.Content? { nil }
  /// By default configurations are no networks.
  public func drawing(of configuration: Configuration) -> Artefact.Layers? { nil }
  /// By default scores are no sums.
  public func part(
    ofDimension dimension: String, at position: Double, in run: Random
  ) -> Double? { nil }
}
