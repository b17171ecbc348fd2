public import Learning

/// What a study must know of its world to report.
public protocol StudiedWorld {
  /// What scores measure.
  var objective: Objective { get }
  /// The best score there is, where somebody knows it.
  var optimum: Double? { get }
  /// How many examples scores rest on; `nil` where nothing is counted.
  var exampleCounts: (validation: Int, test: Int)? { get }
}

extension StudiedWorld {
  /// By default the accuracy on the validation part.
  public var objective: Objective { Objective("validation accuracy") }

  /// By default nobody knows the best score.
  public var optimum: Double? { nil }
}

extension Study {
  /// Takes a result in and says what it means.
  ///
  /// - Parameter planned: After how many results of the search it is summed up, where that is
  ///   known.
  /// - Parameter trial: The trial's number, which a plan with an ensemble needs.
  public mutating func tell(
    _ candidate: SearchCandidate<Design>, _ outcome: Outcome, in world: some StudiedWorld,
    planned: Int? = nil, trial: Int? = nil, report: inout Report
  ) {
    switch candidate.purpose {
    case .search:
      let number = learn(outcome)
      describe(number, outcome, in: world, report: &report)
      if told == planned { summarise(report: &report) }
    case .finalist:
      learn(finalist: outcome, ofTrial: trial)
      if let score = outcome.score { report.value("finalist", score) }
    case .test(let record):
      learn(testOf: record, outcome)
      describe(testOf: record, outcome, in: world, report: &report)
    case .ensemble(let trials):
      learn(ensemble: outcome)
      describe(ensemble: trials, outcome, in: world, report: &report)
    }
  }

  private func describe(
    ensemble trials: [Int], _ outcome: Outcome, in world: some StudiedWorld, report: inout Report
  ) {
    guard let accuracy = outcome.score else {
      return report.note("the test of the ensemble failed: \(outcome.reason)", .warning)
    }
    report.value("ensemble", accuracy)
    report.note(
      "test accuracy of the \(trials.count) best together, each trained on the training part: "
        + brief(accuracy) + spread(of: accuracy, in: world), .milestone)
  }

  /// How far an accuracy on the test part may be off by chance, with its sign; empty where nothing is
  /// counted.
  private func spread(of accuracy: Double, in world: some StudiedWorld) -> String {
    world.exampleCounts.map {
      " ± " + brief(variance(of: accuracy, examples: $0.test).squareRoot())
    } ?? ""
  }

  private func describe(
    _ number: Int, _ outcome: Outcome, in world: some StudiedWorld, report: inout Report
  ) {
    let record = asked[number]
    let arm = record.arms[0]
    if let score = record.score {
      report.value(arms[arm].score, score)
      if arm == 0, best() == number {
        report.best(score, of: world.objective, record.design.description)
      }
    } else {
      report.note("trial \(number) counts as worst: \(outcome.reason)", .warning)
    }
    if let score = best(ofArm: arm).flatMap({ asked[$0].score }) {
      report.value(arms[arm].best, score)
      if arm == 0, let optimum = world.optimum { report.value("regret", optimum - score) }
    }
    guard arm == 0 else { return }
    if let parameters = outcome["parameters"] { report.value("parameters", parameters) }
    if let before = outcome["untrained"], let after = record.score {
      report.gain(GainSample(before: before, after: after, cost: outcome.cost))
    }
  }

  private func summarise(report: inout Report) {
    let failures = records.count { $0.score == nil }
    guard let best = best(), let score = asked[best].score else {
      return report.note("all \(told) trials failed", .milestone)
    }
    report.note(
      "searched \(told) points (\(failures) failed): best \(brief(score)) at "
        + asked[best].design.description, .milestone)
  }

  private func describe(
    testOf record: Int, _ outcome: Outcome, in world: some StudiedWorld, report: inout Report
  ) {
    guard let finals else { return }
    if plan.epochs == nil {
      if let score = outcome.score { report.value(arms[0].test, score) }
      guard finals.isFinished, let winner = winner(in: world) else { return }
      report.note(
        "test accuracy \(winner), weighed over \(finals.tests.count) finalists by how probably "
          + "each is best", .milestone)
    } else {
      describe(testOfWinner: record, outcome, in: world, finals, report: &report)
    }
  }

  private func describe(
    testOfWinner record: Int, _ outcome: Outcome, in world: some StudiedWorld, _ finals: Finals,
    report: inout Report
  ) {
    let design = asked[record].design
    guard let accuracy = outcome.score else {
      return report.note("the test of \(design) failed: \(outcome.reason)", .warning)
    }
    let spread = spread(of: accuracy, in: world)
    for (place, arm) in arms.enumerated() where finals.winner(ofArm: place)?.record == record {
      report.value(arm.test, accuracy)
      report.note(
        "test accuracy of \(arm.title)'s best: \(brief(accuracy))\(spread) with \(design)",
        .milestone)
    }
  }

  /// What the test part says of the best design where every finalist is tested; `nil` before they
  /// are.
  func winner(in world: some StudiedWorld) -> UncertainWinner? {
    guard plan.epochs == nil, let (validation, test) = world.exampleCounts, let finals else {
      return nil
    }
    let tested = finals.tests.compactMap { test in
      test.score.map { (validation: asked[test.record].score ?? 0, test: $0) }
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
