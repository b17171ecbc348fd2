import Compute
import Foundation
import Learning

// Here a system's shape is found out, once; all that follows is compiled for the system at hand.
extension System {
  static func begin(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    switch self {
    case let learner as any Learner.Type:
      return try learner.beginLearner(record, name: name, runner: runner, lanes: lanes)
    case let searcher as any Searcher.Type:
      return try searcher.beginSearcher(record, name: name, runner: runner, lanes: lanes)
    default: throw neither
    }
  }

  static func takeUp(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    switch self {
    case let learner as any Learner.Type:
      return try learner.takeUpLearner(record, name: name, runner: runner, lanes: lanes)
    case let searcher as any Searcher.Type:
      return try searcher.takeUpSearcher(record, name: name, runner: runner, lanes: lanes)
    default: throw neither
    }
  }

  static func artefacts(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> [Artefact] {
    switch self {
    case let learner as any Learner.Type:
      return try learner.artefactsOfLearner(record, name: name, store: store)
    case let searcher as any Searcher.Type:
      return try searcher.artefactsOfSearcher(record, name: name, store: store)
    default: throw neither
    }
  }

  private static var neither: Failure {
    Failure(.computation, "\(card.id) is neither a learner nor a searcher")
  }
}

extension Learner {
  fileprivate static func beginLearner(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<LearnerDrive<Self>>(runner: runner, name: name, lanes: lanes).begin(record)
  }

  fileprivate static func takeUpLearner(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<LearnerDrive<Self>>(runner: runner, name: name, lanes: lanes).takeUp(record)
  }

  fileprivate static func artefactsOfLearner(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> [Artefact] {
    try Opening<LearnerDrive<Self>>.artefacts(record, name: name, store: store)
  }
}

extension Searcher {
  fileprivate static func beginSearcher(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<SearcherDrive<Self>>(runner: runner, name: name, lanes: lanes).begin(record)
  }

  fileprivate static func takeUpSearcher(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<SearcherDrive<Self>>(runner: runner, name: name, lanes: lanes).takeUp(record)
  }

  fileprivate static func artefactsOfSearcher(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> [Artefact] {
    try Opening<SearcherDrive<Self>>.artefacts(record, name: name, store: store)
  }
}
