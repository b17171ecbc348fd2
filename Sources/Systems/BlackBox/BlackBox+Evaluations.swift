import Compute
package import Learning
import Methods

extension BlackBox {
  /// What is remembered of evaluations, for choices, charts and pictures.
  package struct Evaluations: Codable, Sendable {
    /// An evaluation.
    package struct Entry: EvaluationEntry {
      package static let objective = Objective("validation loss", isMinimised: true)
      let updates: Int
      let validation: Double
      /// The mean over held-out functions of the least value found.
      package let heldOut: Double

      package var score: Double { 0 - validation }
      package var summary: String {
        "validation loss \(decimals(validation)) after \(updates) updates"
      }
    }

    private(set) var log = EvaluationLog<Entry>()
    /// The best optimizer by validation.
    private(set) var kept: Parameters?
    /// The mean over held-out functions of the least value after each query: of the untrained
    /// optimizer, of the kept one, and of random search.
    private(set) var (first, curve, control): ([Double], [Double], [Double]) = ([], [], [])
    /// The kept optimizer's values on held-out functions, before and after.
    private(set) var gains: [GainSample] = []

    /// The samples of a live estimate of the gain.
    private static let samples = 16

    /// Every evaluation.
    package var entries: [Entry] { log.entries }
    /// The best by validation.
    package var best: Entry? { log.best }

    /// Enters what random search makes of the held-out functions.
    mutating func enterControl(_ curve: [Double]) { control = curve }

    /// Enters an evaluation, and says what it showed.
    mutating func enter(
      _ weights: Parameters, after updates: Int, validation: Double, _ heldOut: [QueryPath],
      report: inout Report
    ) {
      let entry = Entry(
        updates: updates, validation: validation, heldOut: mean(heldOut.map(\.least)))
      if first.isEmpty { first = heldOut.meanBests }
      if log.enter(entry, report: &report) {
        (kept, curve, gains) = (weights, heldOut.meanBests, Self.gains(of: heldOut))
      }
      describe(entry, &report)
    }

    private func describe(_ entry: Entry, _ report: inout Report) {
      report.value("validation", entry.validation)
      report.value("held-out", entry.heldOut)
      if let best { report.value("kept", best.heldOut) }
      if let last = control.last { report.value("random", last) }
      for gain in gains { report.gain(gain) }
    }

    /// Blocks of functions, so that the samples of an evaluation are one live estimate.
    private static func gains(of paths: [QueryPath]) -> [GainSample] {
      (0..<samples).map { block in
        let part = paths[block * paths.count / samples..<(block + 1) * paths.count / samples]
        return GainSample(
          before: -mean(part.compactMap(\.values.first)), after: -mean(part.map(\.least)),
          cost: Double(paths[0].values.count), task: block)
      }
    }
  }
}
