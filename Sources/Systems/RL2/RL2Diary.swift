import Foundation
import Learning

/// What is remembered of a run, for charts and pictures.
struct RL2Diary: Codable, Hashable, Sendable {
  /// An examination.
  struct Entry: Codable, Hashable, Sendable {
    /// Steps that were taken to learn by then.
    let steps: Int
    /// What a trial is worth.
    let score: Double
  }

  private(set) var entries: [Entry] = []
  /// The examination before anything was learned.
  private(set) var first: RL2Exam?
  /// The last examination.
  private(set) var last: RL2Exam?
  private var best: Double?

  /// Says what the rules earn.
  func name(_ field: Field, report: inout Report) {
    for contestant in field.contestants {
      let constant = contestant.rule.constant.map { " with \($0)" } ?? ""
      report.note("\(contestant.family)\(constant): \(decimals(contestant.scores.mean)) a trial")
    }
  }

  /// Says how an iteration went.
  func note(_ notes: IterationNotes, report: inout Report) {
    report.value("training", notes.meanReturn)
    report.value("entropy", notes.lesson.entropy)
    report.value("divergence", notes.lesson.divergence)
    report.value("loss", notes.lesson.loss)
  }

  /// Enters an examination, and says what it showed.
  mutating func enter(
    _ exam: RL2Exam, after steps: Int, _ field: Field, in world: RL2World, report: inout Report
  ) {
    let score = exam.scores.mean
    entries.append(Entry(steps: steps, score: score))
    if first == nil { first = exam }
    last = exam
    report.value("score", score)
    if let share = share(of: score, field, in: world) { report.value("share", share) }
    if let control = field[world.control] { report.value("control", control.scores.mean) }
    for block in exam.scores.blocks(Field.blocks) {
      report.gain(
        GainSample(before: block.first, after: block.last, cost: Double(world.steps)))
    }
    guard score > best ?? -.infinity else { return }
    best = score
    report.best(score, "\(decimals(score)) a trial after \(steps) steps of learning")
  }

  /// Where a score stands between random play, 0, and the reference, 1.
  func share(of score: Double, _ field: Field, in world: RL2World) -> Double? {
    guard let low = field["random"]?.scores.mean,
      let high = field[world.reference]?.scores.mean, high > low
    else { return nil }
    return (score - low) / (high - low)
  }
}
