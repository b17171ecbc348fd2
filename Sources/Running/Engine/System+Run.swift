import Compute
import Foundation
import Learning

/// What a system at rest shows and keeps.
struct Inside {
  /// The step of the checkpoint; 0 where there is none.
  var step: Int
  var artefacts: [Artefact]
  var tensors: [NamedTensor]
}

/// The ways into a run of a system whose type only the catalog knows.
protocol AnyRunFactory {
  init(runner: Runner, workers: [any Worker])

  func begin(_ asked: SessionRecord, name: SessionName?) throws(Failure) -> any Run

  func takeUp(_ record: SessionRecord, name: SessionName) throws(Failure) -> any Run

  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside
  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore, upTo step: Int
  ) throws(Failure) -> Inside?
  static func pictures(
    ofTrial trial: Int, _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> [Artefact]
  static func model(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> ExportedModel?
  static func model(of network: TrainedNetwork) throws(Failure) -> ExportedModel
  static func genome(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> NetworkGenome?
  static func dataRead(_ request: WorldRequest) throws(Failure) -> DataRead?
  static func architecture(of record: TrialRecord) throws(Failure) -> String?
  static func retrain(
    _ trial: TrialRecord, of record: SessionRecord, name: SessionName, networks: any NetworkStore
  ) throws(Failure) -> TrainedNetwork?
}

extension System {
  /// How runs of it are opened.
  ///
  /// Here a system's shape is found out, once; all that follows is compiled for the system at hand.
  static var runFactory: any AnyRunFactory.Type {
    get throws(Failure) {
      switch self {
      case let learner as any Learner.Type: learner.learnerFactory
      case let searcher as any Searcher.Type: searcher.searcherFactory
      default: throw Failure(.computation, "\(card.id) is neither a learner nor a searcher")
      }
    }
  }
}

extension Learner {
  fileprivate static var learnerFactory: any AnyRunFactory.Type {
    RunFactory<LearnerStepper<Self>>.self
  }
}

extension Searcher {
  fileprivate static var searcherFactory: any AnyRunFactory.Type {
    RunFactory<SearcherStepper<Self>>.self
  }
}
