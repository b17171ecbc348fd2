package import Learning
import Methods

/// What is remembered of a run, for charts and pictures.
package struct ExperimentEvaluations: Codable, Hashable, Sendable {
  /// An evaluation.
  package struct Entry: EvaluationEntry {
    package static let objective = Objective("discounted reward")
    /// Actions that were taken to learn by then.
    let steps: Int
    package let agent: ExperimentSummary
    /// The one that experiments at random, where there is one.
    package let control: ExperimentSummary?

    package var score: Double { agent.value }
    package var summary: String {
      "\(decimals(agent.success)) right after \(decimals(agent.actions)) actions"
    }
  }

  private(set) var log = EvaluationLog<Entry>()
  package private(set) var last: ExperimentEvaluation?

  /// Every evaluation.
  package var entries: [Entry] { log.entries }

  /// Blocks of the held-out trials; each is one sample of the gain.
  static let blocks = 20

  /// Says how an iteration went.
  func note(_ notes: IterationStatistics, report: inout Report) {
    report.value("training", notes.meanReturn)
    report.value("length", notes.meanLength)
    report.value("entropy", notes.losses.entropy)
    report.value("divergence", notes.losses.divergence)
    report.value("loss", notes.losses.loss)
  }

  /// Enters an evaluation, and says what it showed.
  mutating func enter(
    _ evaluation: ExperimentEvaluation, control: ExperimentEvaluation?, after steps: Int,
    discount: Double, seconds: Double, optimum: Double?, report: inout Report
  ) {
    let summary = ExperimentSummary(evaluation.results, discount: discount)
    let other = control.map { ExperimentSummary($0.results, discount: discount) }
    last = evaluation
    report.value("success", summary.success)
    report.value("pokes", summary.actions)
    report.value("seconds", evaluation.medianActions * seconds)
    report.value("value", summary.value)
    if let optimum, optimum > 0 { report.value("share", summary.value / optimum) }
    if let other { report.value("control", other.value) }
    for (task, block) in evaluation.blocks(Self.blocks).enumerated() {
      report.gain(
        GainSample(
          before: block.before, after: block.after, cost: summary.actions + 1, task: task))
    }
    log.enter(Entry(steps: steps, agent: summary, control: other), report: &report)
  }
}
