import Compute
import Foundation
import Learning

/// What a system at rest shows and keeps.
struct Inside {
  var artefacts: [Artefact]
  var tensors: [NamedTensor]
}

// Here a system's shape is found out, once; all that follows is compiled for the system at hand.
extension System {
  static func begin(
    _ record: SessionRecord, name: SessionName?, runner: Runner, lanes: [any Lane]
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

  static func inside(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside {
    switch self {
    case let learner as any Learner.Type:
      return try learner.insideLearner(record, name: name, store: store)
    case let searcher as any Searcher.Type:
      return try searcher.insideSearcher(record, name: name, store: store)
    default: throw neither
    }
  }

  private static var neither: Failure {
    Failure(.computation, "\(card.id) is neither a learner nor a searcher")
  }
}

extension Learner {
  fileprivate static func beginLearner(
    _ record: SessionRecord, name: SessionName?, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<LearnerDrive<Self>>(runner: runner, lanes: lanes).begin(record, name: name)
  }

  fileprivate static func takeUpLearner(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<LearnerDrive<Self>>(runner: runner, lanes: lanes).takeUp(record, name: name)
  }

  fileprivate static func insideLearner(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside {
    try Opening<LearnerDrive<Self>>.inside(record, name: name, store: store)
  }
}

extension Searcher {
  fileprivate static func beginSearcher(
    _ record: SessionRecord, name: SessionName?, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<SearcherDrive<Self>>(runner: runner, lanes: lanes).begin(record, name: name)
  }

  fileprivate static func takeUpSearcher(
    _ record: SessionRecord, name: SessionName, runner: Runner, lanes: [any Lane]
  ) throws(Failure) -> any Run {
    try Opening<SearcherDrive<Self>>(runner: runner, lanes: lanes).takeUp(record, name: name)
  }

  fileprivate static func insideSearcher(
    _ record: SessionRecord, name: SessionName, store: SessionStore
  ) throws(Failure) -> Inside {
    try Opening<SearcherDrive<Self>>.inside(record, name: name, store: store)
  }
}
