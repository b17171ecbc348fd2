package import Learning
import Methods

extension Translation {
  /// What is remembered of evaluations.
  package struct Evaluations: Codable, Sendable {
    /// An evaluation.
    package struct Entry: EvaluationEntry {
      package static let objective = Objective("nats per piece", isMinimised: true)
      let steps: Int
      /// Nats per piece of the validation targets.
      package let loss: Double
      /// The same of each control.
      let controls: [Double]
      /// The same with the sources of other pairs.
      package let misled: Double

      package var score: Double { -loss }
      package var summary: String { "\(decimals(loss)) nats per piece after \(steps) steps" }
    }

    private(set) var log = EvaluationLog<Entry>()
    /// The last translations.
    private(set) var samples: [SampleTranslation] = []
    /// Nats per piece of each group of validation pairs before the first step.
    package private(set) var untrained: [Double] = []

    /// Every evaluation.
    package var entries: [Entry] { log.entries }

    /// Validation pairs are examined in so many groups.
    private static let groups = 20

    /// Remembers how a model did that had not learned.
    mutating func begin(_ scores: [TargetScore]) { untrained = Self.grouped(scores) }

    /// Enters an evaluation, and says what it showed.
    mutating func enter(
      _ scores: [TargetScore], controls: [String], losses: [Double], misled: Double,
      samples: [SampleTranslation], after steps: Int, cost: Double, report: inout Report
    ) {
      let entry = Entry(
        steps: steps, loss: scores.logPerplexity, controls: losses, misled: misled)
      self.samples = samples
      report.value("loss", entry.loss)
      for (control, loss) in zip(controls, losses) { report.value(control, loss) }
      if let plain = losses.last { report.value("saved", plain - entry.loss) }
      report.value("wrong-source", misled - entry.loss)
      let changes = samples.flatMap { $0.changes.flatMap { $0 } }
      if !changes.isEmpty { report.value("change", mean(changes)) }
      for (task, (before, after)) in zip(untrained, Self.grouped(scores)).enumerated() {
        report.gain(GainSample(before: -before, after: -after, cost: cost, task: task))
      }
      log.enter(entry, report: &report)
    }

    private static func grouped(_ scores: [TargetScore]) -> [Double] {
      let count = min(groups, scores.count)
      return (0..<count).map { group in
        scores[group * scores.count / count..<(group + 1) * scores.count / count].logPerplexity
      }
    }
  }
}
