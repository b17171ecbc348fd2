package import Learning
import Methods

extension HyperLSTM {
  /// What is remembered of evaluations.
  package struct Evaluations: Codable, Sendable {
    /// An evaluation.
    package struct Entry: EvaluationEntry {
      package static let objective = Objective("bits per character", isMinimised: true)
      let steps: Int
      /// Bits per character of the validation text.
      package let bits: Double
      package let control: Double?
      /// The mean change of the weights at a character that was written.
      let change: Double?

      package var score: Double { -bits }
      package var summary: String { "\(decimals(bits)) bits per character after \(steps) steps" }
    }

    private(set) var log = EvaluationLog<Entry>()
    /// The last text written.
    package private(set) var writing: Writing?
    /// Bits per character of each row before the first step.
    package private(set) var untrained: [Double] = []

    /// Every evaluation.
    package var entries: [Entry] { log.entries }

    /// Remembers how a model did that had not learned.
    mutating func begin(_ rows: [Double]) { untrained = rows }

    /// Enters an evaluation, and says what it showed.
    mutating func enter(
      _ rows: [Double], control: Double?, _ writing: Writing, after steps: Int, cost: Double,
      report: inout Report
    ) {
      let changes = writing.changes.flatMap { $0 }
      let entry = Entry(
        steps: steps, bits: mean(rows), control: control,
        change: changes.isEmpty ? nil : mean(changes))
      self.writing = writing
      report.value("bits", entry.bits)
      if let control {
        report.value("control", control)
        report.value("saved", control - entry.bits)
      }
      if let change = entry.change { report.value("change", change) }
      if let ratio = writing.boundaryRatio { report.value("boundary", ratio) }
      for (task, (before, after)) in zip(untrained, rows).enumerated() {
        report.gain(GainSample(before: -before, after: -after, cost: cost, task: task))
      }
      log.enter(entry, report: &report)
    }
  }
}
