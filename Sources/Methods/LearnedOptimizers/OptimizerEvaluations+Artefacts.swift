import Foundation
package import Learning

extension OptimizerTraining {
  /// How the optimizer does beside hand-designed ones, and what it does.
  package var pictures: [Artefact] { evaluations.pictures(of: plan.rule) }
}

extension OptimizerEvaluations {
  /// Curves against hand-designed optimizers, and what the optimizer does.
  func pictures(of plan: RulePlan) -> [Artefact] {
    let known = probe.map { pictures($0, unit: plan.pairs > 0 ? " in sizes of the direction" : "") }
    return [optimizations] + (known ?? []) + [rates].compactMap { $0 }
  }

  private var optimizations: Artefact {
    var lines = [("learned", curve), ("untrained", first)]
    lines += baselines.map { ($0.baseline.rawValue, $0.curve) }
    return Artefact(
      "curves", title: "Optimizing held-out problems",
      .curves(
        .init(
          xLabel: "step", yLabel: "mean loss",
          lines: lines.filter { !$0.1.isEmpty && $0.1.allSatisfy(\.isFinite) }.map { name, losses in
            Artefact.Line(name, x: losses.indices.map(Double.init), y: losses)
          }, logY: true)))
  }

  private func pictures(_ probe: OptimizerProbe, unit: String) -> [Artefact] {
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
        "rule", title: "The update\(unit), by the gradient before and now",
        .heatMap(
          .init(
            yLabel: "gradient before", xLabel: "gradient now", rows: names, columns: names,
            values: probe.updates.map { $0.map(Double.init) }))),
      Artefact(
        "slices", title: "The update, after five equal gradients",
        .curves(.init(xLabel: "gradient now", yLabel: "update\(unit)", lines: rows))),
      Artefact(
        "answers", title: "Updates against gradients, six coordinates of a held-out problem",
        .scatter(
          .init(
            xLabel: "gradient", yLabel: "update",
            points: zip(probe.seen, probe.answers).filter { $0.isFinite && $1.isFinite }
              .map { .init(x: Double($0), y: Double($1)) }))),
      Artefact(
        "states", title: "What it remembers of one coordinate",
        .heatMap(
          .init(
            yLabel: "unit", xLabel: "step", values: probe.hidden.map { $0.map(Double.init) }))),
    ]
  }

  /// The rates that baselines were tried with.
  private var rates: Artefact? {
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

  /// What systems with a learned optimizer report: the training loss at every update, the others at
  /// every evaluation.
  package static let series = [
    Series(
      "kept", label: "held-out loss of the kept optimizer", better: .lower, logarithmic: true),
    Series("ratio", label: "that, to the best tuned rival's", better: .lower, logarithmic: true),
    Series("validation", label: "validation loss", better: .lower, logarithmic: true),
    Series("held-out", label: "held-out loss", better: .lower, logarithmic: true),
    Series("rival", label: "held-out loss of the best tuned rival", logarithmic: true),
    Series("training", label: "mean loss of a window", better: .lower, logarithmic: true),
  ]
}
