import Foundation
package import Learning
import Methods

/// What is remembered of a team's lessons and evaluations, for charts and pictures.
package struct RiddleEvaluations: Codable, Sendable {
  /// An evaluation.
  package struct Entry: EvaluationEntry {
    package static let objective = Objective("share of the oracle's reward")
    let lessons: Int
    /// Mean rewards as shares of the oracle's.
    package let score: Double
    let control: Double?

    package var summary: String { "\(decimals(score)) of the oracle after \(lessons) lessons" }
  }

  private(set) var log = EvaluationLog<Entry>()
  /// The score of the last evaluation, on what was laid aside for it.
  package private(set) var final: Double?
  /// The mean rewards of the blocks before the first lesson.
  private(set) var untrained: [Double] = []
  private(set) var messages = MessageHistory()
  private(set) var scenes = Scenes()
  package private(set) var decisions = DecisionTable()
  /// The mean norm of the gradient at the messages of each turn, since the last evaluation.
  private(set) var flow: [Double] = []
  private(set) var lessons = Lessons()

  struct Lessons: Codable {
    var count = 0.0
    var flow: [Double] = []
  }

  /// Every evaluation.
  package var entries: [Entry] { log.entries }

  /// Remembers how a team did that had not learned.
  mutating func begin(_ result: RiddleScore, _ evaluation: RiddleEvaluation) {
    untrained = result.blocks
    observe(result, evaluation, after: 0)
  }

  /// Takes note of a lesson, and says how it went.
  mutating func note(_ lesson: Lesson, oracle: Double, report: inout Report) {
    report.value("loss", lesson.loss)
    report.value("training", lesson.earned / oracle)
    if lessons.flow.isEmpty { lessons.flow = lesson.flow.map { _ in 0 } }
    lessons.count += 1
    for turn in lesson.flow.indices { lessons.flow[turn] += lesson.flow[turn] }
  }

  /// Enters an evaluation, and says what it showed.
  mutating func enter(
    _ result: RiddleScore, control: RiddleScore?, _ evaluation: RiddleEvaluation, after count: Int,
    batch: Int,
    report: inout Report
  ) {
    let entry = Entry(
      lessons: count, score: result.mean / evaluation.oracle,
      control: control.map { $0.mean / evaluation.oracle })
    observe(result, evaluation, after: count)
    flow = lessons.flow.map { $0 / lessons.count }
    report.value("score", entry.score)
    if let control = entry.control { report.value("nocomm", control) }
    if !flow.isEmpty { report.value("flow", flow.reduce(0, +)) }
    if let agreement = decisions.tree?.agreement { report.value("agreement", agreement) }
    for (task, (before, after)) in zip(untrained, result.blocks).enumerated() {
      report.gain(
        GainSample(
          before: before / evaluation.oracle, after: after / evaluation.oracle,
          cost: Double(count * batch), task: task))
    }
    log.enter(entry, report: &report)
    lessons = Lessons()
  }

  /// Enters the last evaluation, on digits of other writers.
  mutating func close(_ result: RiddleScore, _ evaluation: RiddleEvaluation, report: inout Report) {
    let score = result.mean / evaluation.oracle
    final = score
    report.note("on digits of other writers: \(decimals(score)) of the optimum", .milestone)
  }

  private mutating func observe(
    _ result: RiddleScore, _ evaluation: RiddleEvaluation, after count: Int
  ) {
    messages.add(result.played, evaluation, after: count)
    scenes = Scenes(result.played, evaluation)
    decisions = DecisionTable(result.played, evaluation)
  }
}
