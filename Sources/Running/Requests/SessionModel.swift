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

  /// Why a session has no model to hand over.
  package func accountOfNoNetwork(_ name: SessionName) throws(Failure) -> String {
    let record = try store.record(name)
    let trials = try store.events(name).contains {
      if case .trial = $0.body { true } else { false }
    }
    return trials
      ? "session '\(name)' kept no network: what its trials evaluate has no weights"
      : "session '\(name)' of \(record.request.system) has found no network to hand over yet"
  }
}
