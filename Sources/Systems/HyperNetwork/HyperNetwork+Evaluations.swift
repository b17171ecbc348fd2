package import Learning
import Methods

extension HyperNetwork {
  /// What is remembered of evaluations.
  package struct Evaluations: Codable, Sendable {
    /// An evaluation.
    package struct Entry: EvaluationEntry {
      package static let objective = Objective("held-out accuracy")
      let steps: Int
      /// Shares of right answers.
      package let accuracy: Double
      package let control: Double?

      package var score: Double { accuracy }
      package var summary: String { "\(decimals(accuracy)) right after \(steps) steps" }
    }

    private(set) var log = EvaluationLog<Entry>(floor: 0)
    /// The shares of right answers on the test part.
    package private(set) var test: Entry?
    private(set) var untrained: [Bool] = []

    /// Blocks of the validation part: samples of the gain.
    private static let blocks = 20

    /// Every evaluation.
    var entries: [Entry] { log.entries }

    /// Remembers the answers of a network that had not learned.
    mutating func begin(_ answers: [Bool]) { untrained = answers }

    /// Enters an evaluation, and says what it showed.
    mutating func enter(
      _ answers: [Bool], control: [Bool]?, after steps: Int, cost: Double, report: inout Report
    ) {
      let entry = Entry(
        steps: steps, accuracy: Self.share(answers), control: control.map(Self.share))
      report.value("accuracy", entry.accuracy)
      if let control = entry.control {
        report.value("control", control)
        report.value("lost", 100 * (control - entry.accuracy))
      }
      let blocks = min(Self.blocks, answers.count)
      for block in 0..<blocks {
        let range = block * answers.count / blocks..<(block + 1) * answers.count / blocks
        report.gain(
          GainSample(
            before: Self.share(Array(untrained[range])), after: Self.share(Array(answers[range])),
            cost: cost, task: block))
      }
      log.enter(entry, report: &report)
    }

    /// Enters the test at the end.
    mutating func close(_ answers: [Bool], control: [Bool]?, report: inout Report) {
      let entry = Entry(
        steps: entries.last?.steps ?? 0, accuracy: Self.share(answers),
        control: control.map(Self.share))
      test = entry
      let plain = entry.control.map { ", own kernels \(decimals($0))" } ?? ""
      report.note(
        "right on the test part: generated kernels \(decimals(entry.accuracy))" + plain, .milestone)
    }

    /// What learning added to the share of right answers.
    package var metaGain: Double? { entries.last.map { $0.accuracy - Self.share(untrained) } }

    private static func share(_ answers: [Bool]) -> Double {
      Double(answers.count { $0 }) / Double(max(answers.count, 1))
    }
  }
}
