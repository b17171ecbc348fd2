import Learning

/// The networks of a session's trials, a file each in `networks/`.
struct NetworkFiles: NetworkStore {
  private let folder: Folder

  /// The networks of a session.
  init(in session: Folder) {
    folder = session.subfolder("networks")
  }

  /// Brings a trial's network to disk.
  func save(_ network: TrainedNetwork, ofTrial id: Int) throws(Failure) -> StoredNetwork? {
    nil
  }

  func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork {
    throw Failure(.input, "the network of trial \(id) was not kept")
  }
}
