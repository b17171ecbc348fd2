import Foundation
package import Learning
import Methods

/// What is remembered of a run, for charts and pictures.
package struct RL2Evaluations: Codable, Hashable, Sendable {
  /// An evaluation.
  package struct Entry: EvaluationEntry {
    package static let objective = Objective("reward a trial")
    /// Steps that were taken to learn by then.
    let steps: Int
    /// What a trial is worth.
    package let score: Double

    package var summary: String { "\(decimals(score)) a trial after \(steps) steps of learning" }
  }

  private(set) var log = EvaluationLog<Entry>()
  /// The evaluation before anything was learned.
  private(set) var first: RL2Evaluation?
  /// The last evaluation.
  package private(set) var last: RL2Evaluation?
  /// The last evaluation of an agent whose memory is emptied between episodes, where there is one.
  package private(set) var forgetful: TrialScores?

  /// Every evaluation.
  package var entries: [Entry] { log.entries }

  /// Says what the rules earn: those first that are told nothing.
  func name(_ baselines: Baselines, report: inout Report) {
    for baseline in baselines.baselines {
      let constant = baseline.constant.map { " with \(significant($0))" } ?? ""
      report.note("\(baseline.family)\(constant): \(decimals(baseline.scores.mean)) a trial")
    }
  }

  /// Says how an iteration went.
  func note(_ notes: IterationStatistics, report: inout Report) {
    report.value("training", notes.meanReturn)
    report.value("entropy", notes.losses.entropy)
    report.value("divergence", notes.losses.divergence)
    report.value("loss", notes.losses.loss)
    if let auxiliary = notes.losses.auxiliary { report.value("auxiliary", auxiliary) }
  }

  /// Enters an evaluation, and says what it showed.
  mutating func enter(
    _ evaluation: RL2Evaluation, forgetful: TrialScores?, after steps: Int, _ baselines: Baselines,
    in world: any RL2Tasks, report: inout Report
  ) {
    let score = evaluation.scores.mean
    if first == nil { first = evaluation }
    (last, self.forgetful) = (evaluation, forgetful)
    report.value("score", score)
    if let share = share(of: score, baselines, in: world) { report.value("share", share) }
    if let control = baselines[world.control] { report.value("control", control.scores.mean) }
    reportLengths(&report)
    for (task, block) in evaluation.scores.blocks(Baselines.blocks).enumerated() {
      report.gain(
        GainSample(
          before: block.first, after: block.last, cost: Double(world.steps), task: task))
    }
    log.enter(Entry(steps: steps, score: score), report: &report)
  }

  /// Says how many steps episodes take, where they end early.
  private func reportLengths(_ report: inout Report) {
    guard let lengths = last?.scores.lengths else { return }
    report.value("first", lengths.mean(of: 0))
    report.value("second", lengths.mean(of: 1))
    report.value("ratio", lengths.ratio)
    report.value("improved", lengths.improved)
    if let forgetful = forgetful?.lengths { report.value("reset", forgetful.ratio) }
  }

  /// Where a score stands between random play, 0, and the reference, 1.
  package func share(of score: Double, _ baselines: Baselines, in world: any RL2Tasks) -> Double? {
    guard let low = baselines["random"]?.scores.mean,
      let high = baselines[world.reference]?.scores.mean, high > low
    else { return nil }
    return (score - low) / (high - low)
  }
}
