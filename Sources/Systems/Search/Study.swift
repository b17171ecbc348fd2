import Compute
import Learning

/// The trials of a search so far, and what to say about each new one.
///
/// Every search over a declared space holds a study; they differ in where they look next.
struct Study: Codable, Sendable {
  /// A trial whose result is known.
  struct Record: Codable, Sendable {
    /// Where it was.
    let configuration: Configuration
    /// Its score; `nil` if it could not be evaluated, which counts as worse than any.
    let score: Double?
    /// How many weights its network has, where there is one.
    let parameters: Int?
    /// The record it was made from, if it was made from one.
    var parent: Int? = nil
    /// How its network's weights are spread, where there is one.
    var spreads: WeightSpreads? = nil
  }

  /// What was learned about a finalist on the test part.
  struct TestResult: Codable, Sendable {
    /// The record of the finalist.
    let record: Int
    /// Its test accuracy; `nil` if its training failed this time.
    let score: Double?
  }

  /// The declared space.
  let space: SearchSpace
  /// How many search trials there will be.
  let planned: Int
  /// How many finalists are tested at the end.
  private(set) var finalists: Int
  /// The stream that the run began with.
  let run: Random
  /// How many search trials were asked for.
  private(set) var asked = 0
  /// How many finalists were asked for.
  private(set) var askedFinalists = 0
  /// The search trials told, in order.
  private(set) var records: [Record] = []
  /// The finalists tested, in order.
  private(set) var tests: [TestResult] = []
  /// The record with the best score; the first of equals.
  private(set) var best: Int?

  init(in world: SearchWorld, planned: Int, finalists: Int, random: Random) {
    space = world.space
    self.planned = planned
    self.finalists = world.trains ? min(finalists, planned) : 0
    run = random
  }

  /// How many results there will be in all.
  var plannedSteps: Int { planned + finalists }

  /// The records in the order of their scores, best first; failures last.
  var ranking: [Int] {
    records.indices.sorted { a, b in
      let (left, right) = (records[a].score ?? -.infinity, records[b].score ?? -.infinity)
      return left == right ? a < b : left > right
    }
  }
}

extension Study {
  /// The next candidate: a configuration to search, from `next`, and at the end the finalists.
  ///
  /// - Parameter parent: the record that `next` changes, if it changes one.
  mutating func ask(parent: Int? = nil, next: (Int) -> Configuration?) -> SearchCandidate? {
    if asked < planned {
      guard let configuration = next(asked) else { return nil }
      asked += 1
      return SearchCandidate(configuration, parent: parent)
    }
    guard records.count == planned, askedFinalists < finalists else { return nil }
    let finalist = ranking[askedFinalists]
    askedFinalists += 1
    return SearchCandidate(records[finalist].configuration, for: .test(of: finalist))
  }

  /// Takes a result in and says what it means.
  mutating func tell(
    _ candidate: SearchCandidate, _ outcome: Outcome, in world: SearchWorld, report: inout Report
  ) {
    switch candidate.purpose {
    case .search: note(candidate, outcome, in: world, report: &report)
    case .test(let record): note(testOf: record, outcome, in: world, report: &report)
    }
  }

  private mutating func note(
    _ candidate: SearchCandidate, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    records.append(
      Record(
        configuration: candidate.configuration, score: outcome.score,
        parameters: outcome["parameters"].map { Int($0) }, parent: candidate.parent,
        spreads: outcome.spreads))
    if let score = outcome.score {
      report.value("score", score)
      improve(score, report: &report)
    } else {
      report.note("trial \(records.count - 1) counts as worst: \(outcome.reason)", .warning)
    }
    if let best, let score = records[best].score {
      report.value("best", score)
      if let optimum = world.optimum { report.value("regret", optimum - score) }
    }
    if let parameters = outcome["parameters"] { report.value("parameters", parameters) }
    if let before = outcome["untrained"], let after = outcome.score {
      report.gain(GainSample(before: before, after: after, cost: outcome.cost))
    }
    if records.count == planned { summarise(report: &report) }
  }

  private mutating func improve(_ score: Double, report: inout Report) {
    let newest = records.count - 1
    if let best, let former = records[best].score, former >= score { return }
    best = newest
    report.best(score, records[newest].configuration.description)
  }

  private mutating func summarise(report: inout Report) {
    let failures = records.count { $0.score == nil }
    finalists = min(finalists, planned - failures)
    guard let best, let score = records[best].score else {
      return report.note("all \(planned) trials failed", .milestone)
    }
    report.note(
      "searched \(planned) points (\(failures) failed): best \(brief(score)) at "
        + records[best].configuration.description, .milestone)
  }

  private mutating func note(
    testOf record: Int, _ outcome: Outcome, in world: SearchWorld, report: inout Report
  ) {
    tests.append(TestResult(record: record, score: outcome.score))
    if let score = outcome.score { report.value("test", score) }
    guard tests.count == finalists, let winner = winner(in: world) else { return }
    report.note(
      "test accuracy \(winner), weighed over \(finalists) finalists by how probably each is best",
      .milestone)
  }

  /// What the test part says of the best configuration; `nil` before the finalists are tested.
  func winner(in world: SearchWorld) -> UncertainWinner? {
    guard let (validation, test) = world.exampleCounts else { return nil }
    let tested = tests.compactMap { test in
      test.score.map { (validation: records[test.record].score ?? 0, test: $0) }
    }
    return UncertainWinner(tested, validationExamples: validation, testExamples: test)
  }
}

extension Outcome {
  /// Why there is no score, in a line.
  var reason: String {
    switch status {
    case .done: "it is done"
    case .diverged: "it diverged"
    case .failed(let reason): reason
    case .stopped(let step): "it was stopped at step \(brief(step))"
    }
  }
}
