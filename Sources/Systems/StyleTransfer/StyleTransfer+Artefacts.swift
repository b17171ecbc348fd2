import Foundation
public import Learning
import Methods

extension StyleTransfer {
  /// What it paints, curves against hand-designed optimizers, and the last comparison.
  public func artefacts(in world: StyleWorld) -> [Artefact] {
    paintings.enumerated().map { place, painting in
      Artefact(
        "painting-\(place + 1)", title: "What it paints: \(painting.title)",
        .image(painting.image(window: settings.window)))
    } + training.pictures + comparison.results.enumerated().map(table)
  }

  private func table(_ place: Int, _ result: StyleComparison.Result) -> Artefact {
    let tuning = evaluations.tuning
    let rows = result.scores.map { score in
      let baseline = BaselineOptimizer(rawValue: score.name)
      return [score.name, baseline.map { String(format: "%.3g", tuning.rate(of: $0)) } ?? ""]
        + [score.early, score.last].map { String(format: "%.4f", mean($0)) }
    }
    return Artefact(
      "comparison-\(place + 1)",
      title: "\(result.trial.name): \(result.scores.first?.last.count ?? 0) pictures",
      .table(
        .init(
          columns: [
            "optimizer", "rate", "after \(settings.horizon / 2)", "after \(settings.horizon)",
          ], rows: rows)))
  }
}
