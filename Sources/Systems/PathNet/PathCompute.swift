import Compute
import Learning

/// The programs that pathways are trained and judged by, made when they are first needed.
struct PathCompute: Sendable {
  private var programs: [PathProgram.Purpose: PathProgram] = [:]

  /// Examples that are judged in one go.
  private static let rows = 64
  /// How often every example is judged, each time under other noise.
  static let corruptions = 4

  /// Trains a pathway on some minibatches; returns the share of examples or games that went right
  /// before each step.
  mutating func train(
    _ bank: inout ModuleBank, _ active: ActiveModules, task: Int, on source: any PathSource,
    batches: Range<Int>, size: Int, rate: Double
  ) throws(Failure) -> Double {
    var program = taken(
      bank.shape, active, rows: source.rows(of: size), games: source.games(of: size),
      isLearning: true)
    defer { programs[program.purpose] = program }
    program.load(bank, active, task: task)
    var right = 0
    for number in batches {
      let result = source.learn(number, size: size, rate: Float(rate), by: &program)
      guard result.loss.isFinite else {
        throw Failure(
          .computation, "the loss of a pathway is not finite; a lower rate may keep it so")
      }
      right += result.right
    }
    program.store(active, task: task, into: &bank)
    return Double(right) / Double(max(batches.count * size, 1))
  }

  /// The share of a source's examples or games that go right with a pathway.
  mutating func accuracy(
    _ bank: ModuleBank, _ active: ActiveModules, task: Int, on source: any PathSource
  ) -> Double {
    var program = taken(bank.shape, active, rows: Self.rows, isLearning: false)
    defer { programs[program.purpose] = program }
    program.load(bank, active, task: task)
    return source.accuracy(rows: Self.rows, by: &program)
  }

  /// A program for as many slots as are needed: those of a pathway, or more for frozen modules.
  private mutating func taken(
    _ shape: ModuleShape, _ active: ActiveModules, rows: Int, games: Int = 0, isLearning: Bool
  ) -> PathProgram {
    let purpose = PathProgram.Purpose(
      shape: shape, slots: active.width <= shape.active ? shape.active : 2 * shape.active,
      rows: rows, games: games, isLearning: isLearning)
    return programs.removeValue(forKey: purpose) ?? PathProgram(purpose)
  }
}
