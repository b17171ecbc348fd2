public import Compute

/// A meta-algorithm.
///
/// The value is the checkpoint: saving encodes it, resuming decodes it, comparing compares it. It
/// holds no data set (that is the world, opened anew from its request) and nothing derived.
///
/// Every system is one of two shapes, `Learner` or `Searcher`.
public protocol System: Codable, Sendable {
  /// What a person may set.
  associatedtype Settings: Tunable
  /// What it learns in: data sets, tables, task distributions. Never part of a checkpoint.
  associatedtype World: Sendable

  /// What a person should know before starting it.
  static var card: Card { get }
  /// What it reports over its steps; the first is the one that matters most.
  static var series: [Series] { get }
  /// The worlds it can learn in; the first is the default.
  static var worlds: [WorldDescription] { get }
  /// Changes whenever older checkpoints can no longer be read.
  static var format: Int { get }
  /// Whether it can begin with points that somebody knows of, which its world then has read.
  static var takesKnownPoints: Bool { get }
  /// Whether it can begin with genomes that are given, which its world then has read.
  static var takesGenomes: Bool { get }

  /// Opens a world, whose name is one of `worlds`.
  ///
  /// - Throws: `Failure` when the data cannot be found or read.
  static func open(_ request: WorldRequest) throws(Failure) -> World

  /// The state before the first step. Everything random comes from streams below `random`.
  ///
  /// - Throws: `Failure` when these settings make no sense in this world.
  init(_ settings: Settings, world: World, random: Random) throws(Failure)

  /// What it goes by. Only settings that are declared adjustable are ever changed.
  var settings: Settings { get set }

  /// Makes sure that a state that was read from a file makes sense, before it is used.
  ///
  /// What cannot be decoded never gets here. What can must not be able to end the program or keep it
  /// busy for ever: places in lists, sizes that have to fit one another, counts.
  ///
  /// - Parameters:
  ///   - fresh: The state before the first step with the same settings in the same world, which
  ///     has what never changes.
  ///   - steps: Steps done.
  func check(against fresh: Self, in world: World, after steps: Int) throws(StateFlaw)

  /// How many steps the run takes of itself; `nil` where it could go on for ever.
  var plannedSteps: Int? { get }

  /// What its next steps do, in a few words, where that is not what it does most of the time:
  /// `measuring the rules, 412 of 680`.
  var activity: String? { get }

  /// What can be looked at now; built only while someone is looking.
  func artefacts(in world: World) -> [Artefact]

  /// What can be looked at of one trial: the network that it trained, as a tree; built only while
  /// someone is looking.
  ///
  /// - Parameter trial: Any number; there is nothing to be seen of one that it has no result of.
  func pictures(ofTrial trial: Int, in world: World) -> [Artefact]

  /// The weights of the best network found, for export; none where there is no network.
  var tensors: [NamedTensor] { get }

  /// The best model found, for use elsewhere; `nil` where there is none, or networks of trials are
  /// files of their own.
  func model(in world: World) throws(ModelGraphError) -> ExportedModel?

  /// The best genome of a network of single nodes; `nil` where there is none.
  func genome(in world: World) -> NetworkGenome?

  /// The model of a network that one of its trials kept.
  static func model(of network: TrainedNetwork) throws(ModelGraphError) -> ExportedModel
}

extension System {
  /// Whatever can be decoded makes sense.
  public func check(against fresh: Self, in world: World, after steps: Int) throws(StateFlaw) {}

  /// By default it finds all by itself.
  public static var takesKnownPoints: Bool { false }

  /// By default it begins with its own.
  public static var takesGenomes: Bool { false }

  /// The first format.
  public static var format: Int { 1 }

  /// What it always does.
  public var activity: String? { nil }

  /// Nothing.
  public func pictures(ofTrial trial: Int, in world: World) -> [Artefact] { [] }

  /// No network.
  public var tensors: [NamedTensor] { [] }

  /// No model.
  public func model(in world: World) throws(ModelGraphError) -> ExportedModel? { nil }

  /// No genome.
  public func genome(in world: World) -> NetworkGenome? { nil }

  /// Its layers.
  public static func model(of network: TrainedNetwork) throws(ModelGraphError) -> ExportedModel {
    try network.exported
  }
}
