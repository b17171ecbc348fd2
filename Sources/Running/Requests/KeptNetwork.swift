package import Learning
import Text

/// Which of a session's networks is meant.
package enum NetworkChoice: Hashable, Sendable {
  /// The one that was tested; else the best that was kept.
  case final
  /// The best of the search by score.
  case best
  /// That of a trial.
  case trial(Int)

  /// Reads `final`, `best` or `trial-17`.
  ///
  /// - Throws: `Failure` for any other word.
  package init(_ word: String) throws(Failure) {
    switch word {
    case "final": self = .final
    case "best": self = .best
    default:
      guard word.hasPrefix("trial-"), let id = Int(word.dropFirst(6)), id >= 0 else {
        throw Failure(
          .input, "no network is called '\(printable(word))': say final, best or trial-N")
      }
      self = .trial(id)
    }
  }
}

/// A network that a session kept.
package struct KeptNetwork: Sendable {
  /// What the log says of its trial.
  package let record: TrialRecord
  /// The network.
  package let network: TrainedNetwork
  /// The bytes of its file: safetensors, with all that is needed to use it as metadata.
  package let file: [UInt8]
}

extension Runner {
  /// A network that a session kept; `nil` where its system trains none as trials.
  ///
  /// - Throws: `Failure` when that one was not kept, or its file is not what the log says.
  package func network(
    _ choice: NetworkChoice, of name: SessionName
  ) throws(Failure) -> KeptNetwork? {
    let records = try trials(of: name).filter { $0.network != nil }
    guard !records.isEmpty else { return nil }
    guard let record = Self.record(choice, among: records) else {
      throw Failure(.input, "session '\(name)' did not keep that network: say final or best")
    }
    let files = NetworkFiles(in: store.folder.session(name))
    let network = try files.read(ofTrial: record.id, being: record.network).network
    return KeptNetwork(
      record: record, network: network, file: try files.file(ofTrial: record.id))
  }

  /// The trial that is meant; the first tested is that of the best finalist.
  static func record(
    _ choice: NetworkChoice, among records: [TrialRecord]
  ) -> TrialRecord? {
    let best = records.filter { $0.purpose == .search }
      .max { ($0.outcome.score ?? -.infinity) < ($1.outcome.score ?? -.infinity) }
    switch choice {
    case .final: return records.first { $0.purpose == .test } ?? best
    case .best: return best
    case .trial(let id): return records.first { $0.id == id }
    }
  }
}
