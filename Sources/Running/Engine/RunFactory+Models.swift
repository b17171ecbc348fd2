import Compute
import Learning
import Text

// What leaves of a session at rest.
extension RunFactory {
  /// What can be looked at of a trial of a session at rest, with the weights that it kept.
  static func pictures(
    ofTrial trial: Int, _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> [Artefact] {
    let folder = store.folder.session(name)
    let size = folder.size(of: CheckpointFile.name)
    guard size <= CheckpointFile.mostForATrial else { return [unread(size)] }
    let (system, world) = try atRest(record, name, store)
    let networks = NetworkFiles(in: folder)
    return system.pictures(ofTrial: trial, in: world).map(networks.showingWeights)
  }

  private static func unread(_ size: Int) -> Artefact {
    Artefact(
      "unread", title: "Network",
      .text(
        "A checkpoint of \(Numeral.decimalBytes(size)) is not read for one trial, only up to "
          + "\(Numeral.decimalBytes(CheckpointFile.mostForATrial))."))
  }

  /// The model that a session at rest has found; `nil` where its system makes none.
  static func model(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> ExportedModel? {
    let (system, world) = try atRest(record, name, store)
    return try leaving { () throws(ModelGraphError) in try system.model(in: world) }
  }

  /// The genome that a session at rest has found; `nil` where its system has none.
  static func genome(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> NetworkGenome? {
    let (system, world) = try atRest(record, name, store)
    return system.genome(in: world)
  }

  private static func atRest(
    _ record: SessionRecord, _ name: SessionName, _ store: SessionStore
  ) throws(Failure) -> (system: Driven, world: Driven.World) {
    try record.checkData(of: name)
    let world = try Driven.open(record.request.worldRequest)
    let found = try store.folder.session(name).newestCheckpoint(
      as: Checkpoint<D.State>.self, of: Driven.self)
    let stepper = try stepper(found?.checkpoint, record, world, from: found?.path ?? "")
    return (stepper.system, world)
  }

  /// The model of a network that a trial kept.
  static func model(of network: TrainedNetwork) throws(Failure) -> ExportedModel {
    try leaving { () throws(ModelGraphError) in try Driven.model(of: network) }
  }

  private static func leaving<Result>(
    _ make: () throws(ModelGraphError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try make()
    } catch {
      throw Failure(.computation, "this network cannot be written down: \(error)")
    }
  }

  /// What a world is made of; `nil` where it is built in.
  static func dataRead(_ request: WorldRequest) throws(Failure) -> DataRead? {
    (try Driven.open(request) as? any UserDataWorld)?.dataRead
  }

  /// The candidate of a trial as its field writes it; `nil` where it is not known exactly.
  static func architecture(of record: TrialRecord) throws(Failure) -> String? {
    try D.architecture(of: record)
  }

  /// The network of a trial, trained again from its line of the log; `nil` where it trains none.
  static func retrain(
    _ trial: TrialRecord, of record: SessionRecord, name: SessionName, networks: any NetworkStore
  ) throws(Failure) -> TrainedNetwork? {
    try record.checkData(of: name)
    let world = try Driven.open(record.request.worldRequest)
    return try D.retrain(
      trial, try Driven.resolve(record.request).settings, in: world,
      random: Random(seed: record.request.seed), networks: networks)
  }
}
