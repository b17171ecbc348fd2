import Compute
import Learning

/// The programs that pathways are trained and judged by, made when they are first needed.
struct PathCompute: Sendable {
  private var programs: [PathProgram.Purpose: PathProgram] = [:]

  /// Examples that are judged in one go.
  private static let rows = 64
  /// How often every example is judged, each time under other noise.
  private static let corruptions = 4

  /// Trains a pathway on some minibatches; returns the share that was right before each step.
  mutating func train(
    _ bank: inout ModuleBank, _ active: ActiveModules, task: Int, on source: DigitSource,
    batches: Range<Int>, size: Int, rate: Double
  ) throws(Failure) -> Double {
    var program = taken(bank.shape, active, rows: size, isLearning: true)
    defer { programs[program.purpose] = program }
    program.load(bank, active, task: task)
    var right = 0
    for number in batches {
      let batch = source.batch(number, of: size)
      let result = program.learn(batch, number: number, of: source, rate: Float(rate))
      guard result.loss.isFinite else {
        throw Failure(
          .computation, "the loss of a pathway is not finite; a lower rate may keep it so")
      }
      right += result.right
    }
    program.store(active, task: task, into: &bank)
    return Double(right) / Double(max(batches.count * size, 1))
  }

  /// The share of a source's examples that a pathway answers rightly.
  mutating func accuracy(
    _ bank: ModuleBank, _ active: ActiveModules, task: Int, on source: DigitSource
  ) -> Double {
    var program = taken(bank.shape, active, rows: Self.rows, isLearning: false)
    defer { programs[program.purpose] = program }
    program.load(bank, active, task: task)
    let all = source.everything(times: Self.corruptions)
    let right = stride(from: 0, to: all.count, by: Self.rows).reduce(0) { sum, start in
      let some = Array(all[start..<min(start + Self.rows, all.count)])
      return sum + program.judge(some, number: start, of: source)
    }
    return Double(right) / Double(max(all.count, 1))
  }

  /// A program for as many slots as are needed: those of a pathway, or more for frozen modules.
  private mutating func taken(
    _ shape: ModuleShape, _ active: ActiveModules, rows: Int, isLearning: Bool
  ) -> PathProgram {
    let purpose = PathProgram.Purpose(
      shape: shape, slots: active.width <= shape.active ? shape.active : 2 * shape.active,
      rows: rows, isLearning: isLearning)
    return programs.removeValue(forKey: purpose) ?? PathProgram(purpose)
  }
}
