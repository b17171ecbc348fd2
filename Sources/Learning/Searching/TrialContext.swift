/// What an evaluation works with, besides its own value.
public struct TrialContext<World: Sendable>: Sendable {
  /// The opened world.
  public let world: World
  /// The networks of earlier trials.
  public let networks: any NetworkStore
  /// Takes an intermediate value and says whether to go on.
  public let measured: @Sendable (Measurement) -> Verdict

  /// A context; by default there are no networks, and every evaluation runs to its end.
  public init(
    world: World, networks: any NetworkStore = NoNetworks(),
    measured: @escaping @Sendable (Measurement) -> Verdict = { _ in .goOn }
  ) {
    (self.world, self.networks, self.measured) = (world, networks, measured)
  }
}

/// The networks that earlier trials of a run trained.
public protocol NetworkStore: Sendable {
  /// The network of a trial.
  ///
  /// - Throws: `Failure` when it was not kept, or its file is damaged.
  func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork
}

/// A store in which there is nothing.
public struct NoNetworks: NetworkStore {
  /// An empty store.
  public init() {}

  /// Throws, since nothing is kept.
  public func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork {
    throw Failure(.input, "the network of trial \(id) was not kept")
  }
}

/// Networks that one process keeps for itself.
public struct NetworksInMemory: NetworkStore {
  private var kept: [Int: TrainedNetwork] = [:]

  /// An empty store.
  public init() {}

  /// Takes a network in, and drops all but those of these trials.
  mutating func add(_ network: TrainedNetwork?, ofTrial id: Int, holding held: Set<Int>) {
    kept[id] = network
    kept = kept.filter { held.contains($0.key) }
  }

  /// The network of a trial.
  ///
  /// - Throws: `Failure` where it is not here.
  public func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork {
    guard let network = kept[id] else { return try NoNetworks().network(ofTrial: id) }
    return network
  }
}

/// A value that an evaluation has on its way, such as the accuracy after an epoch.
public struct Measurement: Codable, Hashable, Sendable {
  /// How far the evaluation is, in a unit of its own, such as epochs.
  public var step: Double
  /// The value, higher is better.
  public var value: Double

  /// A value at a step.
  public init(step: Double, value: Double) {
    (self.step, self.value) = (step, value)
  }
}

/// Whether an evaluation is worth going on with.
public enum Verdict: Codable, Hashable, Sendable {
  /// It goes on.
  case goOn
  /// It ends here, as `Outcome.Status.stopped`.
  case stop
}
