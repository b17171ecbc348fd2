import Compute
import Learning

/// The networks of a run's earlier trials; one whose file is missing or damaged is trained again
/// from its line of the log, its ancestors first, and never replaced by fresh weights.
struct TrialNetworks<D: Stepper>: NetworkStore {
  let spec: RunSpec<D.Driven>
  let folder: Folder
  let files: NetworkFiles
  /// What the log said of the files when the session was taken up, by trial.
  let expected: [Int: StoredNetwork]

  /// The network of a trial.
  ///
  /// - Throws: `Failure` when it has no file and cannot be trained again.
  func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork {
    do {
      return try files.read(ofTrial: id, being: expected[id]).network
    } catch {
      return try retrain(id, since: error)
    }
  }

  private func retrain(_ id: Int, since failure: Failure) throws(Failure) -> TrainedNetwork {
    guard let record = try record(ofTrial: id) else { throw failure }
    let settings = try D.Driven.resolve(spec.record.request).settings
    let network = try D.retrain(
      record, settings, in: spec.world, random: spec.random, networks: self)
    guard let network else { throw failure }
    let bytes = try files.bytes(of: network, ofTrial: id)
    guard record.network == nil || record.network == StoredNetwork(of: bytes) else {
      throw Failure(
        .damage,
        "trial \(id), trained again, gives another network than the log tells of: this is another "
          + "build or machine than the one that trained it")
    }
    if bytes.count <= NetworkFiles.most { try files.write(bytes, ofTrial: id) }
    return network
  }

  /// What the log says of a trial.
  private func record(ofTrial id: Int) throws(Failure) -> TrialRecord? {
    let log = try folder.log()
    var found: TrialRecord?
    _ = EventLog.read(log, in: log.indices) { event in
      if case .trial(let record) = event.body, record.id == id { found = record }
    }
    return found
  }
}
