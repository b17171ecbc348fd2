package import Compute
package import Learning

/// What is remembered of evaluations, for choices, charts and pictures.
package struct OptimizerEvaluations: Codable, Sendable {
  /// An evaluation.
  package struct Entry: EvaluationEntry {
    package static let objective = Objective("validation loss", isMinimised: true)
    let updates: Int
    /// The mean loss that decides.
    let validation: Double
    /// The mean loss that is judged.
    package let heldOut: Double

    package var score: Double { -validation }
    package var summary: String {
      "validation loss \(decimals(validation)) after \(updates) updates"
    }
  }

  /// How a hand-designed optimizer did on the held-out problems.
  package struct BaselineEntry: Codable, Hashable, Sendable {
    package let baseline: BaselineOptimizer
    package let loss: Double
    /// The mean loss at each evaluation.
    let curve: [Double]
  }

  private(set) var log = EvaluationLog<Entry>()
  /// The best optimizer by validation.
  package private(set) var kept: Parameters?
  /// The mean loss at each evaluation of held-out problems: of the first optimizer evaluated, and
  /// of the best.
  package private(set) var (first, curve): ([Double], [Double]) = ([], [])
  /// What the best does.
  var probe: OptimizerProbe?
  /// The rates of hand-designed optimizers.
  package internal(set) var tuning = BaselineTuning()
  /// Hand-designed optimizers at their best rates.
  package private(set) var baselines: [BaselineEntry] = []
  /// The best evaluation's held-out losses, before and after.
  private(set) var gains: [GainSample] = []

  /// The samples of a live estimate of the gain.
  private static let samples = 20

  /// Every evaluation.
  package var entries: [Entry] { log.entries }
  /// The best by validation.
  package var best: Entry? { log.best }

  /// Enters a tuned baseline.
  mutating func enter(
    _ baseline: BaselineOptimizer, _ curves: LossCurves, judged: ClosedRange<Int>
  ) {
    baselines.append(
      BaselineEntry(
        baseline: baseline, loss: mean(curves.means(over: judged)), curve: curves.mean))
  }

  /// Enters an evaluation, and says what it showed; returns whether it is the best so far.
  ///
  /// - Parameters:
  ///   - judged: The evaluations whose mean loss is reported.
  ///   - chosen: Those whose mean loss on validation problems decides which optimizer is kept.
  mutating func enter(
    _ evaluation: OptimizerEvaluation, judged: ClosedRange<Int>, chosen: ClosedRange<Int>,
    cost: Double, report: inout Report
  ) -> Bool {
    let losses = evaluation.heldOut.means(over: judged)
    let entry = Entry(
      updates: evaluation.updates,
      validation: mean(evaluation.validation.means(over: chosen)), heldOut: mean(losses))
    if first.isEmpty { first = evaluation.heldOut.mean }
    let isBetter = log.enter(entry, report: &report)
    if isBetter {
      (kept, curve) = (evaluation.weights, evaluation.heldOut.mean)
      gains = Self.gains(
        before: evaluation.heldOut.means(over: 0...0), after: losses, cost: cost)
    }
    say(entry, &report)
    return isBetter
  }

  private func say(_ entry: Entry, _ report: inout Report) {
    report.value("validation", entry.validation)
    report.value("held-out", entry.heldOut)
    if let best { report.value("kept", best.heldOut) }
    if let baseline = baselines.map(\.loss).min(), let best {
      report.value("rival", baseline)
      report.value("ratio", best.heldOut / baseline)
    }
    for gain in gains { report.gain(gain) }
  }

  /// Blocks of problems, so that the samples of an evaluation are one live estimate.
  private static func gains(
    before: [Double], after: [Double], cost: Double
  ) -> [GainSample] {
    let blocks = min(samples, before.count)
    return (0..<blocks).map { block in
      let range = block * before.count / blocks..<(block + 1) * before.count / blocks
      return GainSample(
        before: -mean(Array(before[range])), after: -mean(Array(after[range])), cost: cost,
        task: block)
    }
  }
}
