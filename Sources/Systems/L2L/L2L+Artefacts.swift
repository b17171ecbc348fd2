import Foundation
public import Learning
import Methods

extension L2L {
  /// Curves against hand-designed optimizers, what the optimizer does, and the last comparison.
  public func artefacts(in world: L2LWorld) -> [Artefact] {
    training.pictures + comparison.results.enumerated().map(table)
  }

  private func table(_ place: Int, _ result: Comparison.Result) -> Artefact {
    let rows = result.scores.map { score in
      [score.name, score.rate.map { String(format: "%.3g", $0) } ?? ""]
        + [score.judged, score.last, score.later].map { decimals(mean($0)) }
    }
    return Artefact(
      "comparison-\(place + 1)",
      title: "\(result.trial.name): \(result.scores.first?.judged.count ?? 0) unseen problems",
      .table(
        .init(
          columns: [
            "optimizer", "rate", "loss judged", "after \(settings.horizon)",
            "after \(2 * settings.horizon)",
          ], rows: rows)))
  }
}
