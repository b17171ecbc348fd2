import Foundation
public import Learning
import Methods

extension L2L {
  /// Curves against hand-designed optimizers, what the optimizer does, and the last comparison.
  public func artefacts(in world: L2LWorld) -> [Artefact] {
    [curves] + (evaluations.probe.map(pictures) ?? []) + [rates].compactMap { $0 }
      + comparison.results.enumerated().map(table)
  }

  private var curves: Artefact {
    var lines = [("learned", evaluations.curve), ("untrained", evaluations.first)]
    lines += evaluations.baselines.map { ($0.baseline.rawValue, $0.curve) }
    return Artefact(
      "curves", title: "Optimizing held-out problems",
      .curves(
        .init(
          xLabel: "step", yLabel: "mean loss",
          lines: lines.filter { !$0.1.isEmpty && $0.1.allSatisfy(\.isFinite) }.map { name, losses in
            Artefact.Line(name, x: losses.indices.map(Double.init), y: losses)
          }, logY: true)))
  }

  private func pictures(_ probe: OptimizerProbe) -> [Artefact] {
    let gradients = OptimizerProbe.gradients
    let names = gradients.map { String(format: "%g", $0) }
    let rows = [-1, 0, 1].compactMap { before in
      gradients.firstIndex(of: before).map { row in
        Artefact.Line(
          "after \(names[row])", x: gradients.map(Double.init),
          y: probe.updates[row].map(Double.init))
      }
    }
    return [
      Artefact(
        "rule", title: "The update, by the gradient before (rows) and now (columns)",
        .heatMap(
          .init(rows: names, columns: names, values: probe.updates.map { $0.map(Double.init) }))),
      Artefact(
        "slices", title: "The update, after five equal gradients",
        .curves(.init(xLabel: "gradient now", yLabel: "update", lines: rows))),
      Artefact(
        "answers", title: "Updates against gradients, six coordinates of a held-out problem",
        .scatter(
          .init(
            xLabel: "gradient", yLabel: "update",
            points: zip(probe.seen, probe.answers).filter { $0.isFinite && $1.isFinite }
              .map { .init(x: Double($0), y: Double($1)) }))),
      Artefact(
        "states", title: "What it remembers of one coordinate: units by steps",
        .heatMap(.init(values: probe.hidden.map { $0.map(Double.init) }))),
    ]
  }

  /// The rates that baselines were tried with.
  private var rates: Artefact? {
    let tuning = evaluations.tuning
    guard tuning.isDone else { return nil }
    let count = BaselineOptimizer.rates.count
    let lines = BaselineOptimizer.allCases.enumerated().map { place, baseline in
      let tried = zip(BaselineOptimizer.rates, tuning.scores[place * count..<(place + 1) * count])
        .filter { $0.1 < 1e6 }
      return Artefact.Line(baseline.rawValue, x: tried.map(\.0), y: tried.map(\.1))
    }
    return Artefact(
      "rates", title: "Tuning the rivals: validation loss by learning rate",
      .curves(
        .init(xLabel: "learning rate", yLabel: "mean loss", lines: lines, logX: true, logY: true)))
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
