package import Learning

/// The model that a session gives to others.
package struct SessionModel: Sendable {
  /// The model and its golden tensors.
  package let model: ExportedModel
  /// The trial whose network it is; `nil` where it is in the system's own state.
  package let trial: TrialRecord?
  /// The kept network; `nil` where it is in the system's own state.
  package let network: TrainedNetwork?
}

extension Runner {
  /// The model of a network that a session kept, else that of its system; `nil` where there is none.
  ///
  /// - Throws: `Failure` when that network was not kept, or cannot be read.
  package func model(
    _ choice: NetworkChoice, of name: SessionName
  ) throws(Failure) -> SessionModel? {
    let record = try store.record(name)
    let factory = try system(record.request.system).runFactory
    if let kept = try network(choice, of: name) {
      return SessionModel(
        model: try factory.model(of: kept.network), trial: kept.record, network: kept.network)
    }
    return try factory.model(record, name: name, store: store).map {
      SessionModel(model: $0, trial: nil, network: nil)
    }
  }

  /// The model of a trial's network, trained again from its line of the log.
  ///
  /// - Throws: `Failure` when there is no such trial, or it trains no network.
  package func retrainedModel(
    ofTrial id: Int, of name: SessionName
  ) throws(Failure) -> SessionModel {
    let record = try store.record(name)
    guard let trial = try trials(of: name).first(where: { $0.id == id }) else {
      throw Failure(.input, "session '\(name)' has no trial \(id)")
    }
    let factory = try system(record.request.system).runFactory
    let files = NetworkFiles(in: store.folder.session(name))
    guard
      let network = try factory.retrain(trial, of: record, name: name, networks: files)
    else { throw Failure(.input, "trial \(id) of session '\(name)' trains no network") }
    return SessionModel(
      model: try factory.model(of: network), trial: trial, network: network)
  }

  /// The genome that a session has found; `nil` where its system has none.
  package func genome(_ name: SessionName) throws(Failure) -> NetworkGenome? {
    let record = try store.record(name)
    return try system(record.request.system).runFactory.genome(record, name: name, store: store)
  }

  /// The architecture of a trial as its field writes it, and the trial: of the network that is meant,
  /// or where none was kept the best of the search; `nil` where nothing was evaluated.
  package func architecture(
    _ choice: NetworkChoice, of name: SessionName
  ) throws(Failure) -> (text: String, trial: TrialRecord)? {
    let record = try store.record(name), all = try trials(of: name)
    let kept = all.filter { $0.network != nil }
    guard let trial = Self.record(choice, among: kept.isEmpty ? all : kept) else { return nil }
    let factory = try system(record.request.system).runFactory
    return try factory.architecture(of: trial).map { ($0, trial) }
  }

  /// The trials of a session's log.
  package func trials(of name: SessionName) throws(Failure) -> [TrialRecord] {
    try store.events(name).compactMap { event in
      if case .trial(let record) = event.body { record } else { nil }
    }
  }

  /// Why a session has no model to hand over.
  package func accountOfNoNetwork(_ name: SessionName) throws(Failure) -> String {
    let record = try store.record(name)
    let trials = try store.events(name).contains {
      if case .trial = $0.body { true } else { false }
    }
    return trials
      ? "session '\(name)' kept no network: what its trials evaluate has no weights, or "
        + "--network trial-N --retrain trains it again"
      : "session '\(name)' of \(record.request.system) has found no network to hand over yet"
  }
}
