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
protocol AnyOpening {
  init(runner: Runner, lanes: [any Lane])

  func begin(_ asked: SessionRecord, name: SessionName?) throws(Failure) -> any Run

  func takeUp(_ record: SessionRecord, name: SessionName) throws(Failure) -> any Run

  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside
  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore, upTo step: Int
  ) throws(Failure) -> Inside?
}

extension System {
  /// How runs of it are opened.
  ///
  /// Here a system's shape is found out, once; all that follows is compiled for the system at hand.
  static var opening: any AnyOpening.Type {
    get throws(Failure) {
      switch self {
      case let learner as any Learner.Type: learner.learnerOpening
      case let searcher as any Searcher.Type: searcher.searcherOpening
      default: throw Failure(.computation, "\(card.id) is neither a learner nor a searcher")
      }
    }
  }
}

extension Learner {
  fileprivate static var learnerOpening: any AnyOpening.Type { Opening<LearnerDrive<Self>>.self }
}

extension Searcher {
  fileprivate static var searcherOpening: any AnyOpening.Type {
    Opening<SearcherDrive<Self>>.self
  }
}
