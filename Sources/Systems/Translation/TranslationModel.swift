import Compute
import Learning
import Methods

/// A model that translates: its parameters, its optimiser, the best it was, and its programs.
struct TranslationModel: Sendable {
  let plan: TranslationPlan
  private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  /// The parameters with the least loss on validation pairs so far.
  private(set) var best: Best?
  // Derived when they are first needed.
  private var learning: [PairBatch.Size: ForcedProgram] = [:]
  private var reading: ForcedProgram?
  private var writing: WritingProgram?

  private enum CodingKeys: CodingKey { case plan, parameters, optimiser, best }

  /// Parameters that were the best on validation pairs.
  struct Best: Codable, Sendable {
    let parameters: Parameters
    /// Nats per piece.
    let loss: Double
    let steps: Int
  }

  /// Pairs that are read or translated at once.
  private static let rows = 50

  /// A model that has not learned.
  init(_ plan: TranslationPlan, random: Random) {
    self.plan = plan
    parameters = plan.initialParameters(random: random)
    optimiser = OptimiserState(.adam(), for: parameters, largestNorm: 1)
  }

  /// Steps taken.
  var steps: Int { optimiser.steps }

  /// The best parameters, or those it has where there are none yet.
  var kept: Parameters { best?.parameters ?? parameters }

  /// Learns from a batch; returns the mean loss before the step, in nats per piece.
  mutating func learn(from batch: PairBatch, rate: Double, seed: UInt64) -> Double {
    var program =
      learning.removeValue(forKey: batch.size)
      ?? ForcedProgram(plan, size: batch.size, isLearning: true)
    program.run(&parameters, batch, seed: seed)
    optimiser.update(&parameters, gradients: program.machine.gradients, rate: Float(rate))
    let loss = program.loss
    learning[batch.size] = program
    return Double(loss)
  }

  /// Keeps the parameters if no earlier ones had as little loss.
  mutating func keep(loss: Double) {
    guard loss < best?.loss ?? .infinity else { return }
    best = Best(parameters: parameters, loss: loss, steps: steps)
  }

  /// What a model makes of each of some pairs.
  ///
  /// - Parameters:
  ///   - isMisled: Whether each is read with the source of the next pair.
  ///   - isKept: Whether the best parameters are asked, else those it has now.
  mutating func scores(
    of pairs: [EncodedPair], isMisled: Bool = false, isKept: Bool = false
  ) -> [TargetScore] {
    var parameters = isKept ? kept : parameters
    var program = takeReading(for: pairs)
    defer { reading = program }
    let (others, rows) = (Array(pairs.dropFirst() + pairs.prefix(1)), program.size.rows)
    return stride(from: 0, to: pairs.count, by: rows).flatMap { start in
      let range = start..<min(start + rows, pairs.count)
      let batch = PairBatch(
        pairs[range], size: program.size, sourcesOf: isMisled ? Array(others[range]) : nil)
      program.run(&parameters, batch)
      return batch.scores(program.losses, of: pairs[range])
    }
  }

  /// Translates sources, taking the likeliest piece at every step.
  mutating func translations(of pairs: [EncodedPair], isKept: Bool = false) -> [WrittenTarget] {
    var parameters = isKept ? kept : parameters
    var program = takeWriting(for: pairs)
    defer { writing = program }
    return stride(from: 0, to: pairs.count, by: program.rows).flatMap { start in
      let some = pairs[start..<min(start + program.rows, pairs.count)]
      return program.greedy(&parameters, some)
    }
  }

  private mutating func takeReading(for pairs: [EncodedPair]) -> ForcedProgram {
    let wanted = PairBatch.Size(rows: Self.rows, for: pairs)
    if let reading = reading.take(), reading.size.source >= wanted.source,
      reading.size.target >= wanted.target
    {
      return reading
    }
    return ForcedProgram(plan, size: wanted, isLearning: false)
  }

  private mutating func takeWriting(for pairs: [EncodedPair]) -> WritingProgram {
    let length = pairs.map(\.source.count).max() ?? 1
    if let writing = writing.take(), writing.length >= length { return writing }
    return WritingProgram(plan, rows: Self.rows, length: length)
  }
}

extension TranslationModel: Codable {}

extension PairBatch {
  /// The loss of each pair, from the weighted losses of all places.
  fileprivate func scores(
    _ losses: [Float], of pairs: some Collection<EncodedPair>
  ) -> [TargetScore] {
    let pieces = pairs.reduce(0) { $0 + $1.pieces }
    return pairs.enumerated().map { row, pair in
      let sum = (0..<pair.pieces).reduce(0.0) { $0 + Double(losses[$1 * size.rows + row]) }
      return TargetScore(
        nats: sum * Double(pieces), pieces: pair.pieces, characters: pair.characters)
    }
  }
}
